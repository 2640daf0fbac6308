package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs caches with Valkey in place of Redis.
final class CacheValkey {

  static final Rule RULE =
      Rule.of("aws-cache-valkey", "Valkey in place of Redis")
          .on("aws_elasticache_replication_group")
          .with(Effort.LOW, Risk.LOW, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html",
              (resource, scene) -> {
                if (resource.attr("engine").or("redis").is("redis")) {
                  scene
                      .suggest(resource, "its engine is Redis; Valkey speaks the same protocol")
                      .set("engine", "valkey")
                      .set("engine_version", null);
                }
              });

  private CacheValkey() {}
}

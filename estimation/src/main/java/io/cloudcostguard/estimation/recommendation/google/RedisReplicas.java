package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Redis without read replicas.
final class RedisReplicas {

  static final Rule RULE =
      Rule.of("google-redis-replicas", "no read replicas of Redis")
          .on("google_redis_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://cloud.google.com/memorystore/docs/redis/about-read-replicas",
              (resource, scene) -> {
                if (resource.attr("read_replicas_mode").is("READ_REPLICAS_ENABLED")) {
                  scene
                      .suggest(resource, "each read replica is charged as the primary")
                      .provided("the primary can answer all reads")
                      .set("read_replicas_mode", "READ_REPLICAS_DISABLED")
                      .set("replica_count", null);
                }
              });

  private RedisReplicas() {}
}

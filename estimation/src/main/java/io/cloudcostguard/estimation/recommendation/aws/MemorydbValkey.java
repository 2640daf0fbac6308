package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs MemoryDB with Valkey in place of Redis.
final class MemorydbValkey {

  static final Rule RULE =
      Rule.of("aws-memorydb-valkey", "Valkey in place of Redis OSS for MemoryDB")
          .on("aws_memorydb_cluster")
          .with(Effort.LOW, Risk.LOW, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html",
              (resource, scene) -> {
                if (resource.attr("engine").or("redis").is("redis")) {
                  scene
                      .suggest(resource, "its engine is Redis; Valkey speaks the same protocol")
                      .turnsAt("monthly_data_written_gb", "GB written a month")
                      .set("engine", "valkey");
                }
              });

  private MemorydbValkey() {}
}

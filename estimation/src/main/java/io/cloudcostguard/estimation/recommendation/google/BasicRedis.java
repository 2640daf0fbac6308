package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Redis that is not in production without a replica.
final class BasicRedis {

  static final Rule RULE =
      Rule.of("google-redis-basic", "the basic tier of Redis outside of production")
          .on("google_redis_instance")
          .with(Effort.MEDIUM, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://cloud.google.com/memorystore/docs/redis/redis-tiers",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("tier").is("STANDARD_HA")) {
                  scene
                      .suggest(resource, "it has a replica in another zone")
                      .provided(fact)
                      .set("tier", "BASIC")
                      .set("read_replicas_mode", null)
                      .set("replica_count", null);
                }
              });

  private BasicRedis() {}
}

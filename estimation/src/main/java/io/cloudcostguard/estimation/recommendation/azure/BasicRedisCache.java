package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Redis that is not in production without a replica.
final class BasicRedisCache {

  static final Rule RULE =
      Rule.of("azure-redis-basic", "the basic tier of Redis outside of production")
          .on("azurerm_redis_cache")
          .with(Effort.MEDIUM, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-overview",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("sku_name").is("Standard")) {
                  scene
                      .suggest(resource, "it has a replica")
                      .provided(fact)
                      .set("sku_name", "Basic");
                }
              });

  private BasicRedisCache() {}
}

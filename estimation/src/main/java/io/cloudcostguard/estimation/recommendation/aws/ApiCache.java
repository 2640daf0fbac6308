package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs APIs that are not in production without a cache.
final class ApiCache {

  static final Rule RULE =
      Rule.of("aws-api-cache", "no API cache outside of production")
          .on("aws_api_gateway_stage")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("cache_cluster_enabled").isTrue()) {
                  scene
                      .suggest(resource, "the cache is charged by the hour")
                      .provided(fact)
                      .set("cache_cluster_enabled", false);
                }
              });

  private ApiCache() {}
}

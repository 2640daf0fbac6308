package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs OpenSearch that is not in production without dedicated masters.
final class SearchMasters {

  static final Rule RULE =
      Rule.of("aws-opensearch-masters", "no dedicated masters outside of production")
          .on("aws_opensearch_domain", "aws_elasticsearch_domain")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-dedicatedmasternodes.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && resource.attr("cluster_config.dedicated_master_enabled").isTrue()) {
                  scene
                      .suggest(resource, "data nodes can do the work of masters")
                      .provided(fact)
                      .set("cluster_config.dedicated_master_enabled", false);
                }
              });

  private SearchMasters() {}
}

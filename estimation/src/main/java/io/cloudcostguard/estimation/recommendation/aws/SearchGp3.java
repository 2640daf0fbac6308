package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Moves OpenSearch volumes from gp2 to gp3.
final class SearchGp3 {

  static final Rule RULE =
      Rule.of("aws-opensearch-gp3", "gp3 in place of gp2 for OpenSearch")
          .on("aws_opensearch_domain", "aws_elasticsearch_domain")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/opensearch-sizing.html",
              (resource, scene) -> {
                if (resource.attr("ebs_options.ebs_enabled").isTrue()
                    && resource.attr("ebs_options.volume_type").or("gp2").is("gp2")) {
                  scene
                      .suggest(resource, "its volumes are gp2")
                      .set("ebs_options.volume_type", "gp3");
                }
              });

  private SearchGp3() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Moves OpenSearch volumes from gp2 to gp3.
final class SearchGp3 {

  private static final BigDecimal IOPS_PER_GB = BigDecimal.valueOf(3);
  private static final BigDecimal LEAST_IOPS = BigDecimal.valueOf(3000);

  static final Rule RULE =
      Rule.of("aws-opensearch-gp3", "gp3 in place of gp2 for OpenSearch")
          .on("aws_opensearch_domain", "aws_elasticsearch_domain")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/opensearch-sizing.html",
              (resource, scene) -> {
                if (resource.attr("ebs_options.ebs_enabled").isTrue()
                    && resource.attr("ebs_options.volume_type").or("gp2").is("gp2")) {
                  Amount size = resource.attr("ebs_options.volume_size").amount();
                  if (size instanceof Amount.Known(var gigabytes, _)) {
                    scene
                        .suggest(resource, "its volumes are gp2")
                        .set("ebs_options.volume_type", "gp3")
                        .set("ebs_options.iops", gigabytes.multiply(IOPS_PER_GB).max(LEAST_IOPS))
                        .set("ebs_options.throughput", EbsGp3.isFast(gigabytes) ? 250 : 125);
                  }
                }
              });

  private SearchGp3() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Redshift on RA3, whose storage is charged by what is stored.
final class RedshiftRa3 {

  static final Rule RULE =
      Rule.of("aws-redshift-ra3", "RA3 in place of DC2")
          .on("aws_redshift_cluster")
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html",
              (resource, scene) -> {
                if (resource.attr("node_type").is("dc2.8xlarge")) {
                  scene
                      .suggest(resource, "DC2 has its storage in the node")
                      .provided("one ra3.4xlarge does the work of one dc2.8xlarge")
                      .assuming("excess_concurrency_scaling_secs", 0)
                      .turnsAt("managed_storage_gb", "GB stored")
                      .set("node_type", "ra3.4xlarge");
                }
              });

  private RedshiftRa3() {}
}

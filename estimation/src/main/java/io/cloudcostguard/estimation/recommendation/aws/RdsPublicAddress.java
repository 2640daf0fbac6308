package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Gives databases that are not in production no public address.
final class RdsPublicAddress {

  static final Rule RULE =
      Rule.of("aws-rds-public-address", "no public address of the database outside of production")
          .on("aws_db_instance", "aws_rds_cluster_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://aws.amazon.com/vpc/pricing/",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("publicly_accessible").isTrue()) {
                  scene
                      .suggest(resource, "each public IPv4 address is charged by the hour")
                      .provided(fact)
                      .set("publicly_accessible", false);
                }
              });

  private RdsPublicAddress() {}
}

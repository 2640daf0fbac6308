package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Launches instances that are not in production without a public address.
final class Ec2PublicAddress {

  static final Rule RULE =
      Rule.of("aws-ec2-public-address", "no public IPv4 address outside of production")
          .on("aws_instance")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://aws.amazon.com/vpc/pricing/",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("associate_public_ip_address").isTrue()) {
                  scene
                      .suggest(resource, "each public IPv4 address is charged by the hour")
                      .provided(fact)
                      .set("associate_public_ip_address", false);
                }
              });

  private Ec2PublicAddress() {}
}

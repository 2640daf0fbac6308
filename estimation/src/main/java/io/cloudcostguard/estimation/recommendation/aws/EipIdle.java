package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Releases addresses that nothing in the plan uses.
final class EipIdle {

  static final Rule RULE =
      Rule.of("aws-eip-idle", "no address that nothing uses")
          .on("aws_eip")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-eips.html",
              (address, scene) -> {
                if (scene.lines(address).containsKey("IP address (idle)")) {
                  scene
                      .suggest(address, "no resource of the plan uses the address")
                      .provided("nothing outside of the plan uses it")
                      .remove();
                }
              });

  private EipIdle() {}
}

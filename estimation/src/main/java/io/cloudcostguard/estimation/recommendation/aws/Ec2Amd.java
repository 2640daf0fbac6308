package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Launches instances with AMD's processors in place of Intel's.
final class Ec2Amd {

  static final Rule RULE =
      Rule.of("aws-ec2-amd", "AMD in place of Intel processors")
          .on(Ec2Types.LAUNCHERS)
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://aws.amazon.com/ec2/amd/",
              (launcher, scene) ->
                  Ec2Types.suggest(
                      launcher,
                      scene,
                      "has an Intel processor; the same programs run on AMD's",
                      MachineShapes::amd,
                      _ -> {}));

  private Ec2Amd() {}
}

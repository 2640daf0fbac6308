package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Launches a newer generation of an instance type, where it is cheaper.
final class Ec2Newer {

  static final Rule RULE =
      Rule.of("aws-ec2-newer", "a newer generation of the instance type")
          .on(Ec2Types.LAUNCHERS)
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://aws.amazon.com/ec2/previous-generation/",
              (launcher, scene) ->
                  Ec2Types.suggest(
                      launcher,
                      scene,
                      "has newer generations with as many vCPUs and as much memory",
                      MachineShapes::newer,
                      _ -> {}));

  private Ec2Newer() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Launches instances with Graviton processors.
final class Ec2Graviton {

  static final Rule RULE =
      Rule.of("aws-ec2-graviton", "Graviton processors")
          .on(Ec2Types.LAUNCHERS)
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://aws.amazon.com/ec2/graviton/",
              (launcher, scene) -> {
                if (!launcher.attr("ami_type").text("").startsWith("windows")) {
                  Ec2Types.suggest(
                      launcher,
                      scene,
                      "has an x86 processor",
                      MachineShapes::graviton,
                      suggestion ->
                          suggestion.provided("there is an arm64 image of what runs on it"));
                }
              });

  private Ec2Graviton() {}
}

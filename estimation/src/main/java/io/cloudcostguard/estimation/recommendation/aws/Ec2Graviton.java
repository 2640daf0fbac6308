package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
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
                      suggestion -> onArm(launcher, suggestion));
                }
              });

  /// The image that AWS makes for nodes is one of a processor.
  private static void onArm(Resource launcher, Suggestion suggestion) {
    suggestion.provided("there is an arm64 image of what runs on it");
    if (launcher.type().equals("aws_eks_node_group")) {
      String image = launcher.attr("ami_type").text();
      if (image == null || image.contains("x86_64")) {
        suggestion.set(
            "ami_type",
            image == null || image.startsWith("AL2023")
                ? "AL2023_ARM_64_STANDARD"
                : image.startsWith("BOTTLEROCKET") ? "BOTTLEROCKET_ARM_64" : "AL2_ARM_64");
      }
    }
  }

  private Ec2Graviton() {}
}

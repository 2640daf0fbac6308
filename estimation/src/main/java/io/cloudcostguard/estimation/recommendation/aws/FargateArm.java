package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Fargate tasks on Graviton.
final class FargateArm {

  static final Rule RULE =
      Rule.of("aws-fargate-arm64", "arm64 for Fargate tasks")
          .on("aws_ecs_task_definition")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html",
              (resource, scene) -> {
                if (resource.attr("runtime_platform.cpu_architecture").or("X86_64").is("X86_64")
                    && !resource
                        .attr("runtime_platform.operating_system_family")
                        .text("linux")
                        .startsWith("windows")) {
                  scene
                      .suggest(resource, "its architecture is X86_64")
                      .provided("there is an arm64 image of its containers")
                      .set("runtime_platform.cpu_architecture", "ARM64");
                }
              });

  private FargateArm() {}
}

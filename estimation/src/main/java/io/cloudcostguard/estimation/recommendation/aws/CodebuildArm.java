package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Builds on Graviton.
final class CodebuildArm {

  static final Rule RULE =
      Rule.of("aws-codebuild-arm64", "arm64 for builds")
          .on("aws_codebuild_project")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html",
              (resource, scene) -> {
                if (resource.attr("environment.type").is("LINUX_CONTAINER")
                    && resource
                        .attr("environment.compute_type")
                        .is("BUILD_GENERAL1_SMALL", "BUILD_GENERAL1_LARGE")) {
                  scene
                      .suggest(resource, "it builds on x86")
                      .provided("what it builds is for arm64, or for any processor")
                      .provided("its image is one for arm64")
                      .turnsAt("monthly_build_mins", "minutes of builds a month")
                      .set("environment.type", "ARM_CONTAINER");
                }
              });

  private CodebuildArm() {}
}

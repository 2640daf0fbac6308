package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps parameters in the standard tier.
final class ParameterTier {

  static final Rule RULE =
      Rule.of("aws-ssm-standard-parameter", "the standard tier for parameters")
          .on("aws_ssm_parameter")
          .with(Effort.LOW, Risk.LOW, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
              (resource, scene) -> {
                if (resource.attr("tier").is("Advanced")) {
                  scene
                      .suggest(resource, "advanced parameters are charged by the hour")
                      .provided("it has up to 4 KB and no policies")
                      .set("tier", "Standard");
                }
              });

  private ParameterTier() {}
}

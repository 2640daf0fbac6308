package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Runs functions on Graviton.
final class LambdaArm {

  static final Rule RULE =
      Rule.of("aws-lambda-arm64", "arm64 for functions")
          .on("aws_lambda_function")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
              (resource, scene) -> {
                if (resource.attr("architectures").or("x86_64").is("x86_64")) {
                  scene
                      .suggest(resource, "its architecture is x86_64")
                      .provided("its code and layers run on arm64, as fast")
                      .assuming("request_duration_ms", 100)
                      .turnsAt("monthly_requests", "requests a month")
                      .set("architectures", List.of("arm64"));
                }
              });

  private LambdaArm() {}
}

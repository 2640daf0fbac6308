package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;
import java.util.Set;

/// Runs functions on Graviton.
final class LambdaArm {

  /// Runtimes that came before arm64.
  private static final Set<String> ONLY_X86 =
      Set.of(
          "dotnetcore1.0",
          "dotnetcore2.0",
          "dotnetcore2.1",
          "go1.x",
          "java8",
          "nodejs",
          "nodejs4.3",
          "nodejs6.10",
          "nodejs8.10",
          "nodejs10.x",
          "provided",
          "python2.7",
          "python3.6",
          "python3.7",
          "ruby2.5");

  static final Rule RULE =
      Rule.of("aws-lambda-arm64", "arm64 for functions")
          .on("aws_lambda_function")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
              (resource, scene) -> {
                if (resource.attr("architectures").or("x86_64").is("x86_64")
                    && !ONLY_X86.contains(resource.attr("runtime").text(""))) {
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

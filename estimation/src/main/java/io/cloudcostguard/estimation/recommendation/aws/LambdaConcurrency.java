package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Leaves out provisioned concurrency of functions that are not in production.
final class LambdaConcurrency {

  static final Rule RULE =
      Rule.of(
              "aws-lambda-provisioned-concurrency",
              "no provisioned concurrency outside of production")
          .on("aws_lambda_provisioned_concurrency_config")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null) {
                  scene
                      .suggest(resource, "it is charged whether there are requests or not")
                      .provided(fact)
                      .remove();
                }
              });

  private LambdaConcurrency() {}
}

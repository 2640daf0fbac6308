package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Gives functions the storage that is included.
final class LambdaStorage {

  static final Rule RULE =
      Rule.of("aws-lambda-included-storage", "the included temporary storage of functions")
          .on("aws_lambda_function")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html",
              (resource, scene) -> {
                if (resource.attr("ephemeral_storage.size").isSet()) {
                  scene
                      .suggest(resource, "512 MB of /tmp are included")
                      .provided("512 MB are enough")
                      .assuming("request_duration_ms", 100)
                      .turnsAt("monthly_requests", "requests a month")
                      .set("ephemeral_storage.size", 512);
                }
              });

  private LambdaStorage() {}
}

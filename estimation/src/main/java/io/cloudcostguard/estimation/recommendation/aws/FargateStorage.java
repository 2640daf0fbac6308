package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Gives Fargate tasks the storage that is included.
final class FargateStorage {

  static final Rule RULE =
      Rule.of("aws-fargate-included-storage", "the included ephemeral storage of tasks")
          .on("aws_ecs_task_definition")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html",
              (resource, scene) -> {
                if (resource.attr("ephemeral_storage.size_in_gib").isSet()) {
                  scene
                      .suggest(resource, "20 GB are included")
                      .provided("20 GB are enough")
                      .set("ephemeral_storage", null);
                }
              });

  private FargateStorage() {}
}

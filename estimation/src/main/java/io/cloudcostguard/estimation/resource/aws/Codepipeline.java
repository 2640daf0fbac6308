package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CodepipelineKeys;

/// A pipeline of version 1 is charged by the month when it is active; one of version 2 for the
/// minutes of its actions.
///
/// @see <a href="https://aws.amazon.com/codepipeline/pricing/">AWS CodePipeline pricing</a>
final class Codepipeline {

  static final ResourceType TYPE =
      ResourceType.priced("aws_codepipeline", Codepipeline::charge)
          .reading("pipeline_type")
          .usage("monthly_action_minutes");

  private static void charge(Resource pipeline, Components bill) {
    if (pipeline.attr("pipeline_type").is("V2")) {
      bill.add(
          "Action minutes",
          "minutes",
          pipeline.price(CodepipelineKeys.MINUTES),
          pipeline.usage("monthly_action_minutes"));
    } else {
      bill.add(
          "Active pipeline", "pipelines", pipeline.price(CodepipelineKeys.PIPELINE), Amount.ONE);
    }
  }

  private Codepipeline() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// Provisioned throughput of Bedrock is charged by the hour for each unit of a model.
///
/// @see <a href="https://aws.amazon.com/bedrock/pricing/">Amazon Bedrock pricing</a>
final class BedrockThroughput {

  static final ResourceType TYPE =
      ResourceType.priced("aws_bedrock_provisioned_model_throughput", BedrockThroughput::charge)
          .reading("model_units");

  private static void charge(Resource throughput, Components bill) {
    bill.hourly(
        "Model units",
        Resource.noPrice("no price of provisioned throughput of models is known"),
        throughput.attr("model_units").amount(1));
  }

  private BedrockThroughput() {}
}

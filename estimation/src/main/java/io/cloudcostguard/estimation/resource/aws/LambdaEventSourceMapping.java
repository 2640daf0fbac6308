package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;

/// An event source mapping costs nothing, unless pollers are provisioned for it.
///
/// @see <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>
final class LambdaEventSourceMapping {

  static final ResourceType TYPE =
      ResourceType.priced("aws_lambda_event_source_mapping", LambdaEventSourceMapping::charge)
          .reading("provisioned_poller_config.minimum_pollers");

  private static void charge(Resource mapping, Components bill) {
    if (!mapping.blocks("provisioned_poller_config").isEmpty()) {
      bill.hourly(
          "Provisioned pollers",
          mapping.price(LambdaKeys.EVENT_POLLERS),
          mapping.attr("provisioned_poller_config.minimum_pollers").amount(1));
    }
  }

  private LambdaEventSourceMapping() {}
}

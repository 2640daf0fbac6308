package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudformationKeys;

/// A stack, or a set of stacks, is charged only for handlers of third-party resources: by the
/// operation, and by the second above 30 seconds of each.
///
/// @see <a href="https://aws.amazon.com/cloudformation/pricing/">AWS CloudFormation pricing</a>
final class CloudformationStack {

  static final ResourceType TYPE = type("aws_cloudformation_stack");
  static final ResourceType SET = type("aws_cloudformation_stack_set");

  private static ResourceType type(String name) {
    return ResourceType.priced(name, CloudformationStack::charge)
        .usage("monthly_handler_operations", "monthly_duration_secs");
  }

  private static void charge(Resource stack, Components bill) {
    bill.add(
        "Handler operations",
        "operations",
        stack.price(CloudformationKeys.HANDLER_OPERATIONS),
        stack.usage("monthly_handler_operations"));
    bill.add(
        "Durations above 30 seconds",
        "seconds",
        stack.price(CloudformationKeys.HANDLER_DURATION),
        stack.usage("monthly_duration_secs"));
  }

  private CloudformationStack() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SsmKeys;

/// An activation is charged by the hour of each on-premises instance in the advanced tier, which is
/// needed for more than 1,000 of them. The standard tier costs nothing.
///
/// @see <a href="https://aws.amazon.com/systems-manager/pricing/">AWS Systems Manager pricing</a>
final class SsmActivation {

  private static final int STANDARD_INSTANCES = 1000;

  static final ResourceType TYPE =
      ResourceType.priced("aws_ssm_activation", SsmActivation::charge)
          .reading("registration_limit")
          .usageText("instance_tier")
          .usage("instances");

  private static void charge(Resource activation, Components bill) {
    Amount aboveStandard =
        activation.attr("registration_limit").amount(1).beyond(STANDARD_INSTANCES);
    if ("advanced".equalsIgnoreCase(activation.usageText("instance_tier"))
        || !aboveStandard.isZero()) {
      bill.hourly(
          "Advanced on-premises instances",
          activation.price(SsmKeys.ADVANCED_INSTANCE),
          activation.usage("instances"));
    }
  }

  private SsmActivation() {}
}

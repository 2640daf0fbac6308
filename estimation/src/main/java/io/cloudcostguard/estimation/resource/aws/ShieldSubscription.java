package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ShieldKeys;

/// A subscription of Shield Advanced is charged by the month, once for an organization.
///
/// @see <a href="https://aws.amazon.com/shield/pricing/">AWS Shield pricing</a>
final class ShieldSubscription {

  static final ResourceType TYPE =
      ResourceType.priced("aws_shield_subscription", ShieldSubscription::charge);

  private static void charge(Resource subscription, Components bill) {
    bill.add(
        "Subscription", "organizations", subscription.price(ShieldKeys.SUBSCRIPTION), Amount.ONE);
  }

  private ShieldSubscription() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudHsmKeys;

/// A hardware security module is charged by the hour.
///
/// @see <a href="https://aws.amazon.com/cloudhsm/pricing/">AWS CloudHSM pricing</a>
final class CloudHsm {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudhsm_v2_hsm", CloudHsm::charge).usage("monthly_hrs");

  private static void charge(Resource module, Components bill) {
    bill.add(
        "HSM usage",
        Components.HOURS,
        module.price(CloudHsmKeys.HSM),
        module.usage("monthly_hrs").or(Amount.ALL_MONTH));
  }

  private CloudHsm() {}
}

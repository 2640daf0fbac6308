package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SesKeys;

/// A dedicated address for sending mail is charged by the month.
///
/// @see <a href="https://aws.amazon.com/ses/pricing/">Amazon SES pricing</a>
final class SesDedicatedIp {

  static final ResourceType TYPE =
      ResourceType.priced("aws_sesv2_dedicated_ip_assignment", SesDedicatedIp::charge);

  private static void charge(Resource address, Components bill) {
    bill.add("Dedicated address", "addresses", address.price(SesKeys.DEDICATED_IP), Amount.ONE);
  }

  private SesDedicatedIp() {}
}

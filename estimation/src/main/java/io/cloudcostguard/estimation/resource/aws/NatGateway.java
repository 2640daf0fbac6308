package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A NAT gateway is charged by the hour and by the gigabyte.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class NatGateway {

  static final ResourceType TYPE =
      ResourceType.priced("aws_nat_gateway", NatGateway::charge)
          .reading("allocation_id", "secondary_allocation_ids")
          .usage("monthly_data_processed_gb");

  private static void charge(Resource gateway, Components bill) {
    bill.hourly("NAT gateway", gateway.price(VpcKeys.NAT_GATEWAY_HOURS));
    bill.add(
        "Data processed",
        "GB",
        gateway.price(VpcKeys.NAT_GATEWAY_DATA),
        gateway.usage("monthly_data_processed_gb"));
  }

  private NatGateway() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A NAT gateway is charged by the hour and by the gigabyte. A regional one is charged so in each
/// zone that it is in; where it finds the zones itself, it gets its addresses itself, too.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class NatGateway {

  static final ResourceType TYPE =
      ResourceType.priced("aws_nat_gateway", NatGateway::charge)
          .reading(
              "subnet_id",
              "allocation_id",
              "secondary_allocation_ids",
              "availability_mode",
              "availability_zone_address.availability_zone",
              "availability_zone_address.allocation_ids")
          .usage("monthly_data_processed_gb");

  private static void charge(Resource natGateway, Components bill) {
    Resource gateway = LocalZone.ofSubnets(natGateway, "subnet_id");
    Amount zones = zones(gateway);
    bill.hourly("NAT gateway", gateway.price(VpcKeys.NAT_GATEWAY_HOURS), zones);
    bill.add(
        "Data processed",
        "GB",
        gateway.price(VpcKeys.NAT_GATEWAY_DATA),
        gateway.usage("monthly_data_processed_gb"));
    if (zones instanceof Amount.Unknown) {
      PublicAddresses.charge(gateway, bill, zones);
    }
  }

  private static Amount zones(Resource gateway) {
    if (!gateway.attr("availability_mode").is("regional")) {
      return Amount.ONE;
    }
    int zones = gateway.blocks("availability_zone_address").size();
    return zones > 0
        ? Amount.of(zones)
        : Amount.unknown("in how many zones a regional gateway is depends on what uses it");
  }

  private NatGateway() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import java.util.List;

/// An elastic IP address is charged by the hour, in use or not. One of the customer's own
/// addresses, or on an Outpost, costs nothing.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class Eip {

  static final ResourceType TYPE =
      ResourceType.priced("aws_eip", Eip::charge)
          .reading(
              "id",
              "allocation_id",
              "public_ip",
              "instance",
              "network_interface",
              "customer_owned_ipv4_pool",
              "public_ipv4_pool");

  /// An attribute of another type that names an address in use.
  private record Use(String type, String attribute) {}

  private static final List<Use> USES =
      List.of(
          new Use("aws_eip_association", "allocation_id"),
          new Use("aws_eip_association", "public_ip"),
          new Use("aws_nat_gateway", "allocation_id"),
          new Use("aws_nat_gateway", "secondary_allocation_ids"),
          new Use("aws_nat_gateway", "availability_zone_address.allocation_ids"),
          new Use("aws_redshift_cluster", "elastic_ip"),
          new Use("aws_lb", "subnet_mapping.allocation_id"),
          new Use("aws_alb", "subnet_mapping.allocation_id"),
          new Use("aws_transfer_server", "endpoint_details.address_allocation_ids"));

  private static void charge(Resource address, Components bill) {
    if (isOwn(address)) {
      return;
    }
    if (isUsed(address)) {
      PublicAddresses.charge(address, bill, Amount.ONE);
    } else {
      bill.hourly("IP address (idle)", address.price(Ec2Keys.IDLE_ADDRESS));
    }
  }

  /// Whether it is not one of Amazon's.
  private static boolean isOwn(Resource address) {
    Attr pool = address.attr("public_ipv4_pool");
    return address.attr("customer_owned_ipv4_pool").isSet() || (pool.isSet() && !pool.is("amazon"));
  }

  private static boolean isUsed(Resource address) {
    return address.attr("instance").isSet()
        || address.attr("network_interface").isSet()
        || USES.stream()
            .anyMatch(use ->
                !address
                    .referencedBy(use.type(), use.attribute(), "id", "allocation_id", "public_ip")
                    .isEmpty());
  }

  private Eip() {}
}

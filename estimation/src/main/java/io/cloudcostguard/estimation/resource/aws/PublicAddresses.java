package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;

/// Public IPv4 addresses that AWS gives to what runs: each is charged by the hour, in use or not,
/// since February 2024. Elastic IP addresses are charged on their own, never again at what they are
/// attached to. Addresses that a plan does not ask for by name, such as a subnet's default outside
/// of it, are not seen.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class PublicAddresses {

  private static final String SUBNET = "aws_subnet";

  /// A subnet costs nothing; it tells whether what starts in it gets an address.
  static final ResourceType SUBNET_TYPE =
      ResourceType.free(SUBNET).reading("id", "map_public_ip_on_launch");

  /// Charges `addresses` for `hours` each.
  static void charge(Resource at, Components bill, Amount addresses, Amount hours) {
    bill.add(
        "Public IPv4 address",
        Components.HOURS,
        at.price(Ec2Keys.ADDRESS_IN_USE),
        hours.times(addresses));
  }

  /// Charges `addresses` that are there all month.
  static void charge(Resource at, Components bill, Amount addresses) {
    bill.hourly("Public IPv4 address", at.price(Ec2Keys.ADDRESS_IN_USE), addresses);
  }

  /// Whether an instance gets an address: as it says itself, or its template, or its subnet in this
  /// plan. An elastic IP address takes the place of the one that it would get.
  static boolean hasOwn(Resource instance, Attributes template) {
    Attr own =
        instance
            .attr("associate_public_ip_address")
            .or(template.attr("network_interfaces.associate_public_ip_address"));
    return (own.isSet() ? own.isTrue() : isInPublicSubnet(instance)) && !hasElastic(instance);
  }

  private static boolean isInPublicSubnet(Resource instance) {
    Resource subnet = instance.reference("subnet_id", SUBNET, "id");
    return subnet != null && subnet.attr("map_public_ip_on_launch").isTrue();
  }

  private static boolean hasElastic(Resource instance) {
    return !instance.referencedBy("aws_eip", "instance", "id").isEmpty()
        || !instance.referencedBy("aws_eip_association", "instance_id", "id").isEmpty();
  }

  private PublicAddresses() {}
}

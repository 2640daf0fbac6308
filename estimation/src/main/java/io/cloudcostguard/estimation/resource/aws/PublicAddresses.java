package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import java.util.List;

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

  /// The attribute with which a service says that it is reached from the internet.
  static final String PUBLIC = "publicly_accessible";

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

  /// Charges the address of an instance for `hours`, where it gets one: as it says itself, or its
  /// template, or its subnet in this plan. An elastic IP address takes the place of the one that it
  /// would get.
  static void chargeOwn(Resource instance, Components bill, Attributes template, Amount hours) {
    if (hasElastic(instance)) {
      return;
    }
    Attr own =
        instance
            .attr("associate_public_ip_address")
            .or(template.attr("network_interfaces.associate_public_ip_address"));
    Amount addresses =
        own.isSet()
            ? (own.isTrue() ? Amount.ONE : Amount.of(0))
            : inPublicSubnets(instance, "subnet_id", Amount.ONE);
    if (!addresses.isZero()) {
      charge(instance, bill, addresses, hours);
    }
  }

  /// Charges the addresses of `count` instances that a group launches: as the template says, else
  /// as the subnets do that it launches them in and that the plan shows.
  static void chargeLaunched(
      Resource group, Components bill, Attributes template, String subnets, Amount count) {
    Attr own = template.attr("network_interfaces.associate_public_ip_address");
    if (own.isSet()) {
      if (own.isTrue()) {
        charge(group, bill, count);
      }
      return;
    }
    charge(group, bill, inPublicSubnets(group, subnets, count));
  }

  /// How many of `count` are in subnets that give an address, as far as the plan shows them.
  private static Amount inPublicSubnets(Resource launcher, String subnets, Amount count) {
    List<Resource> seen = launcher.listed(subnets, SUBNET, "id");
    long open =
        seen.stream().filter(subnet -> subnet.attr("map_public_ip_on_launch").isTrue()).count();
    return open == 0
        ? Amount.of(0)
        : open == seen.size()
            ? count
            : Amount.unknown("only some of its subnets give a public address");
  }

  private static boolean hasElastic(Resource instance) {
    return !instance.referencedBy("aws_eip", "instance", "id").isEmpty()
        || !instance.referencedBy("aws_eip_association", "instance_id", "id").isEmpty();
  }

  private PublicAddresses() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;

/// A reserved external address is charged by the hour: for the machine or NAT gateway that uses it,
/// and more while nothing does. A forwarding rule uses one without charge. Addresses of a network
/// inside and those of the sixth version cost nothing.
///
/// @see <a href="https://cloud.google.com/vpc/network-pricing#ipaddress">External IP address
///   pricing</a>
final class ComputeAddress {

  static final ResourceType TYPE =
      ResourceType.priced("google_compute_address", ComputeAddress::charge)
          .reading("id", "name", "self_link", "address", "address_type", "ip_version", "purpose");

  static final ResourceType GLOBAL =
      ResourceType.priced("google_compute_global_address", ComputeAddress::chargeGlobal)
          .reading("id", "name", "self_link", "address", "address_type", "ip_version", "purpose");

  private static final String[] IDENTITIES = {"address", "self_link", "id"};

  private static void charge(Resource address, Components bill) {
    if (isFree(address) || isUsed(address, "google_compute_forwarding_rule", "ip_address")) {
      return;
    }
    List<Resource> users =
        address.referencedBy(
            "google_compute_instance", "network_interface.access_config.nat_ip", IDENTITIES);
    boolean spot =
        !users.isEmpty() && Machines.isSpot(users.getFirst().attributes().block("scheduling"));
    boolean used = !users.isEmpty() || isUsed(address, "google_compute_router_nat", "nat_ips");
    bill.hourly(
        "Address",
        address.price(
            GoogleKeys.EXTERNAL_IP,
            spot ? "spot-vm" : used ? "standard-vm" : "unused",
            "on-demand"));
  }

  private static void chargeGlobal(Resource address, Components bill) {
    if (!isFree(address)
        && !isUsed(address, "google_compute_global_forwarding_rule", "ip_address")) {
      bill.hourly(
          "Address", address.price(GoogleKeys.EXTERNAL_IP_EVERYWHERE, "unused", "on-demand"));
    }
  }

  private static boolean isUsed(Resource address, String type, String attribute) {
    return !address.referencedBy(type, attribute, IDENTITIES).isEmpty();
  }

  /// Addresses inside and those of the sixth version cost nothing.
  private static boolean isFree(Resource address) {
    return isInternal(address) || address.attr("ip_version").is("IPV6");
  }

  private static boolean isInternal(Resource address) {
    return address.attr("address_type").is("INTERNAL");
  }

  private ComputeAddress() {}
}

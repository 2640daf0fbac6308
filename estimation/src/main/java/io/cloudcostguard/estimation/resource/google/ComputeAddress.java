package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;

/// A reserved external address is charged by the hour: for the machine that uses it, and more while
/// none does. Addresses of a network inside cost nothing.
///
/// @see <a href="https://cloud.google.com/vpc/network-pricing#ipaddress">External IP address
///   pricing</a>
final class ComputeAddress {

  static final ResourceType TYPE =
      ResourceType.priced("google_compute_address", ComputeAddress::charge)
          .reading("id", "name", "self_link", "address", "address_type", "purpose");

  static final ResourceType GLOBAL =
      ResourceType.priced("google_compute_global_address", ComputeAddress::chargeGlobal)
          .reading("address_type", "purpose");

  private static void charge(Resource address, Components bill) {
    if (isInternal(address)) {
      return;
    }
    List<Resource> users =
        address.referencedBy(
            "google_compute_instance",
            "network_interface.access_config.nat_ip",
            "address",
            "self_link");
    if (users.isEmpty()) {
      bill.hourly("Address", address.price(GoogleKeys.EXTERNAL_IP, "unused", "on-demand"));
      return;
    }
    boolean spot = Machines.isSpot(users.getFirst().attributes().block("scheduling"));
    bill.hourly(
        "Address",
        address.price(GoogleKeys.EXTERNAL_IP, spot ? "spot-vm" : "standard-vm", "on-demand"));
  }

  private static void chargeGlobal(Resource address, Components bill) {
    if (!isInternal(address)) {
      bill.hourly(
          "Address", address.price(GoogleKeys.EXTERNAL_IP_EVERYWHERE, "unused", "on-demand"));
    }
  }

  private static boolean isInternal(Resource address) {
    return address.attr("address_type").is("INTERNAL");
  }

  private ComputeAddress() {}
}

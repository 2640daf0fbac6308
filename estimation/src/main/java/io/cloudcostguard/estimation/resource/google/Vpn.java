package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;

/// Tunnels are charged by the hour. Gateways, and connections to services, cost what goes through
/// them: to other regions by destination, to a gateway outside as any data to the internet.
///
/// @see <a href="https://cloud.google.com/network-connectivity/docs/vpn/pricing">Cloud VPN
///   pricing</a>
/// @see <a href="https://cloud.google.com/vpc/network-pricing">Network pricing</a>
final class Vpn {

  private static final String USAGE = "monthly_egress_data_transfer_gb.";

  private static final List<String> BETWEEN_REGIONS =
      List.of(
          "same_region", "us_or_canada", "europe", "asia", "south_america", "oceania", "worldwide");

  private static final List<String> INTERNET = List.of("worldwide", "china", "australia");

  static final List<ResourceType> TYPES =
      List.of(
          ResourceType.priced("google_compute_vpn_tunnel", Vpn::chargeTunnel),
          between("google_compute_vpn_gateway"),
          between("google_compute_ha_vpn_gateway"),
          between("google_service_networking_connection"),
          ResourceType.priced("google_compute_external_vpn_gateway", Vpn::chargeInternet)
              .usage(keys(INTERNET)));

  private static ResourceType between(String name) {
    return ResourceType.priced(name, Vpn::chargeBetween).usage(keys(BETWEEN_REGIONS));
  }

  private static List<String> keys(List<String> destinations) {
    return destinations.stream().map(USAGE::concat).toList();
  }

  private static void chargeTunnel(Resource tunnel, Components bill) {
    bill.hourly("VPN tunnel", tunnel.price(GoogleKeys.VPN_TUNNEL, "on-demand"));
  }

  private static void chargeBetween(Resource gateway, Components bill) {
    for (String destination : BETWEEN_REGIONS) {
      bill.group("egress")
          .add(
              destination,
              "GiB",
              gateway.price(GoogleKeys.BETWEEN_REGIONS, destination, "on-demand"),
              gateway.usage(USAGE + destination));
    }
  }

  private static void chargeInternet(Resource gateway, Components bill) {
    for (String destination : INTERNET) {
      bill.group("egress")
          .add(
              destination,
              "GiB",
              gateway.price(GoogleKeys.TO_INTERNET, destination, "on-demand"),
              gateway.usage(USAGE + destination));
    }
  }

  private Vpn() {}
}

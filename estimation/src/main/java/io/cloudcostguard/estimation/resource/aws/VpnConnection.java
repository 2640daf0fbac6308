package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GlobalAcceleratorKeys;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A site-to-site VPN connection is charged by the hour; at a transit gateway also for the
/// attachment and by the gigabyte. Each of its two tunnels ends at a public address, unless it is
/// told to be private.
///
/// @see <a href="https://aws.amazon.com/vpn/pricing/">AWS VPN pricing</a>
final class VpnConnection {

  static final ResourceType TYPE =
      ResourceType.priced("aws_vpn_connection", VpnConnection::charge)
          .reading(
              "transit_gateway_id",
              "outside_ip_address_type",
              "tunnel_bandwidth",
              "enable_acceleration")
          .usage("monthly_data_processed_gb");

  private static final long TUNNELS = 2;

  private static void charge(Resource connection, Components bill) {
    bill.hourly(
        "VPN connection",
        connection.attr("tunnel_bandwidth").is("large")
            ? Resource.noPrice("no price of tunnels with large bandwidth is known")
            : connection.price(VpcKeys.VPN_CONNECTION));
    if (connection.attr("outside_ip_address_type").or("PublicIpv4").is("PublicIpv4")) {
      PublicAddresses.charge(connection, bill, Amount.of(TUNNELS));
    }
    if (connection.attr("enable_acceleration").isTrue()) {
      // One accelerator for each tunnel.
      bill.hourly(
          "Accelerators", connection.price(GlobalAcceleratorKeys.ACCELERATOR), Amount.of(TUNNELS));
    }
    if (connection.attr("transit_gateway_id").isSet()) {
      TransitGateway.attachment(connection, bill, "vpn");
    }
  }

  private VpnConnection() {}
}

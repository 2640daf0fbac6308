package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DirectConnectKeys;
import java.util.Locale;

/// A connection is charged by the hour for its port and by the gigabyte that leaves a region
/// through it, whatever the kind of virtual interface. A gateway association is charged where it
/// attaches a transit gateway.
///
/// @see <a href="https://aws.amazon.com/directconnect/pricing/">AWS Direct Connect pricing</a>
final class DirectConnect {

  private static final String OUTBOUND = "monthly_outbound_from_region_to_dx_connection_location";

  static final ResourceType CONNECTION =
      ResourceType.priced("aws_dx_connection", DirectConnect::chargeConnection)
          .reading("bandwidth", "location")
          .usage(OUTBOUND + ".*", "monthly_outbound_region_to_dx_location_gb")
          .usageText("dx_connection_type", "dx_virtual_interface_type");

  static final ResourceType GATEWAY_ASSOCIATION =
      ResourceType.priced("aws_dx_gateway_association", DirectConnect::chargeAssociation)
          .reading("associated_gateway_id")
          .usage("monthly_data_processed_gb");

  private static void chargeConnection(Resource connection, Components bill) {
    String kind = connection.usageText("dx_connection_type");
    bill.hourly(
        "Port",
        connection.price(
            DirectConnectKeys.PORT,
            kind == null ? "dedicated" : kind.toLowerCase(Locale.ROOT),
            connection.attr("location"),
            connection.attr("bandwidth")));
    for (String region : connection.usageKeysUnder(OUTBOUND)) {
      bill.group(region.replace('_', '-'))
          .add(
              "Outbound data",
              "GB",
              connection.priceIn(
                  region.replace('_', '-'), DirectConnectKeys.DATA, connection.attr("location")),
              connection.usage(OUTBOUND + "." + region));
    }
    if (connection.usageKeysUnder(OUTBOUND).isEmpty()) {
      bill.add(
          "Outbound data",
          "GB",
          connection.price(DirectConnectKeys.DATA, connection.attr("location")),
          connection.usage("monthly_outbound_region_to_dx_location_gb"));
    }
  }

  private static void chargeAssociation(Resource association, Components bill) {
    if (!isOfVpnGateway(association)) {
      TransitGateway.attachment(association, bill, "direct-connect");
    }
  }

  private static boolean isOfVpnGateway(Resource association) {
    return association.attr("associated_gateway_id").texts().stream()
            .anyMatch(id -> id.startsWith("vgw-"))
        || association.reference("associated_gateway_id", "aws_vpn_gateway", "id") != null;
  }

  private DirectConnect() {}
}

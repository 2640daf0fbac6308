package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.SharedCharge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Gateways of virtual networks and of virtual WANs are charged by the hour and size, their
/// connections by the hour, and what passes by the gigabyte.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/vpn-gateway/">VPN Gateway
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/virtual-wan/">Virtual WAN
///   pricing</a>
final class Gateways {

  private static final String NETWORK = "azurerm_virtual_network_gateway";
  private static final String WAN = "Virtual WAN";
  private static final String HUB = "azurerm_virtual_hub";

  private static final ResourceType NAT =
      ResourceType.priced("azurerm_nat_gateway", Gateways::nat).usage("monthly_data_processed_gb");

  private static final ResourceType VPN =
      ResourceType.priced(NETWORK, Gateways::vpn)
          .reading("id", "type", "sku")
          .usage("p2s_connection", "monthly_data_transfer_gb");

  private static final ResourceType VPN_CONNECTION =
      ResourceType.priced("azurerm_virtual_network_gateway_connection", Gateways::vpnConnection)
          .reading("type", "virtual_network_gateway_id");

  /// Tunnels of sites that a gateway has without further charge.
  private static final int FREE_SITES = 10;

  private static final SharedCharge SITES_OF_GATEWAY =
      new SharedCharge(
          List.of("azurerm_virtual_network_gateway_connection"), Gateways::gatewayOfSite);

  private static final ResourceType WAN_HUB =
      ResourceType.priced(HUB, Gateways::hub)
          .reading("id", "sku")
          .usage("monthly_data_processed_gb");

  private static final ResourceType WAN_SITE =
      ResourceType.priced("azurerm_vpn_gateway", Gateways::site)
          .reading("id", "scale_unit", "virtual_hub_id");

  private static final ResourceType WAN_SITE_CONNECTION =
      ResourceType.priced("azurerm_vpn_gateway_connection", Gateways::siteConnection)
          .reading("vpn_gateway_id");

  private static final ResourceType WAN_POINT =
      ResourceType.priced("azurerm_point_to_site_vpn_gateway", Gateways::point)
          .reading("scale_unit", "virtual_hub_id")
          .usage("monthly_p2s_connections_hrs");

  private static final ResourceType EXPRESS =
      ResourceType.priced("azurerm_express_route_gateway", Gateways::express)
          .reading("id", "scale_units", "virtual_hub_id");

  private static final ResourceType EXPRESS_CONNECTION =
      ResourceType.priced("azurerm_express_route_connection", Gateways::expressConnection)
          .reading("express_route_gateway_id");

  /// Tunnels of points that a gateway has without further charge.
  private static final int FREE_POINTS = 128;

  static Stream<ResourceType> types() {
    return Stream.of(
        NAT,
        VPN,
        VPN_CONNECTION,
        WAN_HUB,
        WAN_SITE,
        WAN_SITE_CONNECTION,
        WAN_POINT,
        EXPRESS,
        EXPRESS_CONNECTION);
  }

  private static void nat(Resource gateway, Components bill) {
    Meters meters = Meters.global("NAT Gateway");
    bill.hourly("NAT gateway", meters.price("NAT Gateway", "Standard", "Standard Gateway"));
    bill.add(
        "Data processed",
        "GB",
        meters.price("NAT Gateway", "Standard", "Standard Data Processed"),
        gateway.usage("monthly_data_processed_gb"));
  }

  private static void vpn(Resource gateway, Components bill) {
    String sku = sku(gateway.attr("sku"));
    if (gateway.attr("type").is("ExpressRoute")) {
      bill.hourly(
          "ExpressRoute gateway",
          Meters.of(gateway, "ExpressRoute").price("ExpressRoute Gateway", sku, sku + " Gateway"));
      return;
    }
    Meters meters = Meters.of(gateway, "VPN Gateway");
    boolean basic = sku.equals("Basic");
    bill.hourly("VPN gateway", meters.price("VPN Gateway", sku, basic ? "Basic Gateway" : sku));
    if (!basic) {
      bill.add(
          "P2S tunnels (over 128)",
          Components.HOURS,
          meters.price("VPN Gateway", sku, "P2S Connection"),
          gateway.usage("p2s_connection").beyond(FREE_POINTS).timesHours());
    }
    bill.add(
        "Data transfer",
        "GB",
        meters
            .in(Zones.ofNetwork(gateway.region()))
            .price(
                "VPN Gateway Bandwidth",
                "Inter-Virtual Network",
                "Inter-Virtual Network Data Transfer Out"),
        gateway.usage("monthly_data_transfer_gb"));
  }

  private static void vpnConnection(Resource connection, Components bill) {
    Resource gateway = connection.reference("virtual_network_gateway_id", NETWORK, "id");
    if (gateway == null || !connection.attr("type").is("IPsec")) {
      return;
    }
    String sku = sku(gateway.attr("sku"));
    if (!sku.equals("Basic") && connection.placeIn(SITES_OF_GATEWAY).number() >= FREE_SITES) {
      bill.hourly(
          "VPN connection",
          Meters.of(connection, gateway, "VPN Gateway")
              .price("VPN Gateway", sku, "S2S Connection"));
    }
  }

  private static @Nullable String gatewayOfSite(Resource connection) {
    Resource gateway = connection.reference("virtual_network_gateway_id", NETWORK, "id");
    return gateway == null || !connection.attr("type").is("IPsec") ? null : gateway.address();
  }

  /// As the vendor writes it: in plans it is in any case.
  private static String sku(Attr sku) {
    return sku.text("basic").equals("basic") ? "Basic" : sku.text("basic").toUpperCase(Locale.ROOT);
  }

  private static void hub(Resource hub, Components bill) {
    Meters meters = Meters.of(hub, WAN);
    if (!hub.attr("sku").or("Standard").is("Basic")) {
      bill.hourly("Deployment", meters.price(WAN, "Standard Hub", "Standard Hub Unit"));
    }
    bill.add(
        "Data processed",
        "GB",
        meters.price(WAN, "Standard Hub", "Standard Hub Data Processed"),
        hub.usage("monthly_data_processed_gb"));
  }

  private static void site(Resource gateway, Components bill) {
    units(gateway, bill, "S2S scale units", "VPN S2S Scale Unit", "scale_unit");
  }

  private static void siteConnection(Resource connection, Components bill) {
    Resource gateway = connection.reference("vpn_gateway_id", "azurerm_vpn_gateway", "id");
    connection(connection, bill, gateway, "S2S connection", "VPN S2S Connection Unit");
  }

  private static void point(Resource gateway, Components bill) {
    units(gateway, bill, "P2S scale units", "VPN P2S Scale Unit", "scale_unit");
    bill.add(
        "P2S connections",
        Components.HOURS,
        ofHub(gateway).price(WAN, "VPN P2S Connection Unit", "VPN P2S Connection Unit"),
        gateway.usage("monthly_p2s_connections_hrs"));
  }

  private static void express(Resource gateway, Components bill) {
    units(gateway, bill, "ER scale units", "ExpressRoute Scale Unit", "scale_units");
  }

  private static void expressConnection(Resource connection, Components bill) {
    Resource gateway =
        connection.reference("express_route_gateway_id", "azurerm_express_route_gateway", "id");
    connection(connection, bill, gateway, "ER connection", "ExpressRoute Connection Unit");
  }

  private static void units(
      Resource gateway, Components bill, String name, String meter, String attribute) {
    Amount units = gateway.attr(attribute).amount(1);
    bill.hourly(name, ofHub(gateway).price(WAN, meter, meter), units);
  }

  private static void connection(
      Resource connection, Components bill, @Nullable Resource gateway, String name, String meter) {
    bill.hourly(name, Meters.of(connection, gateway, WAN).price(WAN, meter, meter));
  }

  private static Meters ofHub(Resource gateway) {
    return gateway.region() == null
        ? Meters.of(gateway, gateway.reference("virtual_hub_id", HUB, "id"), WAN)
        : Meters.of(gateway, WAN);
  }

  private Gateways() {}
}

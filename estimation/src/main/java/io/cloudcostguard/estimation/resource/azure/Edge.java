package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What stands before applications all over the world: Front Door, the content delivery network and
/// Traffic Manager, charged by rules, checks, queries and what is transferred.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/frontdoor/">Front Door
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/cdn/">Content Delivery Network
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/traffic-manager/">Traffic
///   Manager pricing</a>
final class Edge {

  private static final String FRONT_DOOR = "Azure Front Door Service";
  private static final String CDN = "Content Delivery Network";
  private static final String TRAFFIC_MANAGER = "Traffic Manager";
  private static final String PROFILE = "azurerm_traffic_manager_profile";
  private static final String CDN_PROFILE = "azurerm_cdn_profile";

  /// Where what is transferred goes to, by usage key.
  private static final Map<String, String> ZONES =
      Map.of(
          "north_america_europe_africa", "Zone 1",
          "asia_pacific", "Zone 2",
          "south_america", "Zone 3",
          "australia", "Zone 4",
          "india", "Zone 5",
          "us_gov", "US Gov Zone 1");

  private static final ResourceType DOOR =
      ResourceType.priced("azurerm_frontdoor", Edge::door)
          .reading("routing_rule.name", "frontend_endpoint.name")
          .usage("monthly_inbound_data_transfer_gb")
          .usage(
              ZONES.keySet().stream()
                  .sorted()
                  .map(zone -> "monthly_outbound_data_transfer_gb." + zone)
                  .toList());

  private static final ResourceType DOOR_FIREWALL =
      ResourceType.priced("azurerm_frontdoor_firewall_policy", Edge::doorFirewall)
          .reading("custom_rule.name", "managed_rule.type")
          .usage("monthly_custom_rule_requests", "monthly_managed_ruleset_requests");

  private static final ResourceType ENDPOINT =
      ResourceType.priced("azurerm_cdn_endpoint", Edge::endpoint)
          .reading(
              "profile_name",
              "optimization_type",
              "delivery_rule.name",
              "global_delivery_rule.cache_expiration_action.behavior")
          .usage("monthly_outbound_gb", "monthly_rules_engine_requests");

  private static final ResourceType ENDPOINTS =
      ResourceType.free(CDN_PROFILE).reading("id", "name", "sku");

  private static final ResourceType TRAFFIC_PROFILE =
      ResourceType.priced(PROFILE, Edge::trafficProfile)
          .reading(
              "id",
              "name",
              "profile_status",
              "traffic_view_enabled",
              "monitor_config.interval_in_seconds")
          .usage("monthly_dns_queries", "monthly_traffic_view_data_points");

  static Stream<ResourceType> types() {
    return Stream.concat(
        Stream.of(DOOR, DOOR_FIREWALL, ENDPOINT, ENDPOINTS, TRAFFIC_PROFILE),
        Stream.of("azure", "external", "nested").map(Edge::trafficEndpoint));
  }

  private static void door(Resource door, Components bill) {
    Meters meters = Meters.global(FRONT_DOOR);
    int rules = door.blocks("routing_rule").size();
    bill.hourly(
        "Routing rules (first 5)",
        meters.price(FRONT_DOOR, "Standard", "Standard Included Routing Rules"));
    bill.hourly(
        "Routing rules (each more)",
        meters.price(FRONT_DOOR, "Standard", "Standard Overage Routing Rules"),
        Amount.of(Math.max(0, rules - 5)));
    bill.add(
        "Frontend hosts (over 100)",
        "units",
        meters.price(FRONT_DOOR, "Standard", "Standard Custom Domain Overage"),
        Amount.of(Math.max(0, door.blocks("frontend_endpoint").size() - 100)));
    bill.add(
        "Inbound data transfer",
        "GB",
        meters.in("Zone 1").price(FRONT_DOOR, "Standard", "Standard Data Transfer In"),
        door.usage("monthly_inbound_data_transfer_gb"));
    for (String zone :
        List.of(
            "asia_pacific",
            "australia",
            "india",
            "north_america_europe_africa",
            "south_america",
            "us_gov")) {
      bill.addIfExpected(
          "Outbound data transfer (" + zone.replace('_', ' ') + ")",
          "GB",
          meters.in(ZONES.get(zone)).price(FRONT_DOOR, "Standard", "Standard Data Transfer Out"),
          door.usage("monthly_outbound_data_transfer_gb." + zone));
    }
  }

  private static void doorFirewall(Resource policy, Components bill) {
    Meters meters = Meters.global(FRONT_DOOR);
    String product = "Azure Front Door Web Application Firewall";
    bill.add("Policy", "units", meters.price(product, "Standard", "Standard Policy"), Amount.ONE);
    bill.add(
        "Custom rules",
        "units",
        meters.price(product, "Standard", "Standard Rule"),
        Amount.of(policy.blocks("custom_rule").size()));
    bill.add(
        "Custom rule requests",
        "units",
        meters.price(product, "Standard", "Standard Requests"),
        policy.usage("monthly_custom_rule_requests"));
    bill.add(
        "Managed rulesets",
        "units",
        meters.price(product, "Standard", "Standard Default Ruleset"),
        Amount.of(policy.blocks("managed_rule").size()));
    bill.add(
        "Managed ruleset requests",
        "units",
        meters.price(product, "Standard", "Standard Default Requests"),
        policy.usage("monthly_managed_ruleset_requests"));
  }

  private static void endpoint(Resource endpoint, Components bill) {
    Resource profile = endpoint.reference("profile_name", CDN_PROFILE, "name");
    String sku =
        profile == null ? "standard_microsoft" : profile.attr("sku").text("standard_microsoft");
    Meters meters = Meters.of(endpoint, profile, CDN).in(Zones.ofDelivery(endpoint.region()));
    String kind =
        switch (sku) {
          case "standard_akamai" -> "Azure CDN from Akamai";
          case "standard_verizon" -> "Azure CDN from Verizon";
          case "premium_verizon" -> "Azure CDN Premium from Verizon";
          default -> "Azure CDN from Microsoft";
        };
    String tier = sku.startsWith("premium") ? "Premium" : "Standard";
    Amount outbound = endpoint.usage("monthly_outbound_gb");
    bill.add(
        "Outbound data transfer",
        "GB",
        meters.price(kind, tier, tier + " Data Transfer"),
        outbound);
    if (kind.equals("Azure CDN from Microsoft")) {
      int rules =
          endpoint.blocks("delivery_rule").size() + endpoint.blocks("global_delivery_rule").size();
      Meters everywhere = Meters.global(CDN);
      bill.add(
          "Rules engine rules (over 5)",
          "units",
          everywhere.price(kind, "Standard", "Standard Rule"),
          Amount.of(Math.max(0, rules - 5)));
      if (rules > 0) {
        bill.add(
            "Rules engine requests",
            "units",
            everywhere.price(kind, "Standard", "Standard Requests"),
            endpoint.usage("monthly_rules_engine_requests"));
      }
    }
    if (endpoint.attr("optimization_type").is("DynamicSiteAcceleration")
        && !sku.equals("standard_microsoft")) {
      bill.add(
          "Acceleration outbound data transfer",
          "GB",
          meters.price(kind, tier, tier + " Acceleration Data Transfer"),
          outbound);
    }
  }

  private static void trafficProfile(Resource profile, Components bill) {
    if (profile.attr("profile_status").is("Disabled")) {
      return;
    }
    Meters meters = trafficMeters(profile.region());
    bill.add(
        "DNS queries",
        "units",
        meters.price(TRAFFIC_MANAGER, TRAFFIC_MANAGER, "DNS Queries"),
        profile.usage("monthly_dns_queries"));
    if (profile.attr("traffic_view_enabled").isTrue()) {
      bill.add(
          "Traffic view",
          "units",
          meters.price(TRAFFIC_MANAGER, "Traffic View", "Traffic View Data Points"),
          profile.usage("monthly_traffic_view_data_points"));
    }
  }

  private static ResourceType trafficEndpoint(String kind) {
    String sku = kind.equals("external") ? "Non-Azure Endpoint" : "Azure Endpoint";
    return ResourceType.priced(
            "azurerm_traffic_manager_" + kind + "_endpoint",
            (endpoint, bill) -> health(endpoint, bill, sku))
        .reading("profile_id", "enabled");
  }

  private static void health(Resource endpoint, Components bill, String sku) {
    Resource profile = endpoint.reference("profile_id", PROFILE, "id");
    boolean off =
        endpoint.attr("enabled").is("false")
            || (profile != null && profile.attr("profile_status").is("Disabled"));
    if (off) {
      return;
    }
    Meters meters = trafficMeters(profile == null ? endpoint.region() : profile.region());
    bill.add(
        "Basic health check",
        "units",
        meters.price(TRAFFIC_MANAGER, sku, sku + " Health Checks"),
        Amount.ONE);
    if (profile != null && profile.attr("monitor_config.interval_in_seconds").is("10")) {
      bill.add(
          "Fast interval health checks add-on",
          "units",
          meters.price(TRAFFIC_MANAGER, sku, sku + " Fast Interval Health Check Add-ons"),
          Amount.ONE);
    }
  }

  /// One price for the world, but for what is apart.
  private static Meters trafficMeters(@Nullable String region) {
    if (region == null) {
      return Meters.global(TRAFFIC_MANAGER);
    }
    String name = region.toLowerCase(Locale.ROOT);
    Meters meters = new Meters(name, TRAFFIC_MANAGER);
    return name.startsWith("germany")
        ? meters.in("DE Zone 1")
        : name.startsWith("usgov") ? meters.in("US Gov") : Meters.global(TRAFFIC_MANAGER);
  }

  private Edge() {}
}

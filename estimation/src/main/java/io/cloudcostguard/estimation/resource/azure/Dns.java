package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// DNS is charged by the zone and by queries, public and private alike; the resolver by its
/// endpoints and rule sets.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/dns/">Azure DNS pricing</a>
final class Dns {

  private static final String PUBLIC = "Public";
  private static final String PRIVATE = "Private";

  private static final List<String> PUBLIC_RECORDS =
      List.of("a", "aaaa", "caa", "cname", "mx", "ns", "ptr", "srv", "txt");
  private static final List<String> PRIVATE_RECORDS =
      List.of("a", "aaaa", "cname", "mx", "ptr", "srv", "txt");

  private static final ResourceType ZONE =
      ResourceType.priced("azurerm_dns_zone", (zone, bill) -> chargeZone(zone, bill, PUBLIC));

  private static final ResourceType PRIVATE_ZONE =
      ResourceType.priced(
          "azurerm_private_dns_zone", (zone, bill) -> chargeZone(zone, bill, PRIVATE));

  private static final ResourceType INBOUND =
      ResourceType.priced(
              "azurerm_private_dns_resolver_inbound_endpoint",
              (endpoint, bill) ->
                  chargeResolver(endpoint, bill, "Inbound endpoint", "Inbound Endpoint"))
          .reading("private_dns_resolver_id");

  private static final ResourceType OUTBOUND =
      ResourceType.priced(
              "azurerm_private_dns_resolver_outbound_endpoint",
              (endpoint, bill) ->
                  chargeResolver(endpoint, bill, "Outbound endpoint", "Outbound Endpoint"))
          .reading("private_dns_resolver_id");

  private static final ResourceType RULESET =
      ResourceType.priced(
          "azurerm_private_dns_resolver_dns_forwarding_ruleset",
          (set, bill) -> chargeResolver(set, bill, "Forwarding ruleset", "Ruleset"));

  /// Zones, records and parts of resolvers.
  static Stream<ResourceType> types() {
    return Stream.concat(
        Stream.of(ZONE, PRIVATE_ZONE, INBOUND, OUTBOUND, RULESET),
        Stream.concat(
            PUBLIC_RECORDS.stream().map(kind -> record("azurerm_dns_" + kind + "_record", PUBLIC)),
            PRIVATE_RECORDS.stream()
                .map(kind -> record("azurerm_private_dns_" + kind + "_record", PRIVATE))));
  }

  private static ResourceType record(String name, String kind) {
    return ResourceType.priced(name, (record, bill) -> chargeQueries(record, bill, kind))
        .usage("monthly_queries");
  }

  /// The price of a hosted zone.
  static PriceRef zone(Resource at, String kind) {
    return meters(at).price("Azure DNS", kind, kind + " Zone");
  }

  private static void chargeZone(Resource zone, Components bill, String kind) {
    bill.add("Hosted zone", "units", zone(zone, kind), Amount.ONE);
  }

  private static void chargeQueries(Resource record, Components bill, String kind) {
    bill.add(
        "DNS queries",
        "units",
        meters(record).price("Azure DNS", kind, kind + " Queries"),
        record.usage("monthly_queries"));
  }

  private static void chargeResolver(Resource part, Components bill, String name, String meter) {
    bill.add(
        name,
        "units",
        Meters.of(part, "Azure DNS").price("Azure DNS Private Resolver", meter, meter),
        Amount.ONE);
  }

  private static Meters meters(Resource at) {
    return Meters.of(at, "Azure DNS").in(zoneOf(at.region()));
  }

  /// The vendor's zone of regions; null where the region is not known. A zone or record is global,
  /// but its resource group is not.
  private static @Nullable String zoneOf(@Nullable String region) {
    if (region == null) {
      return "Zone 1";
    }
    return region.startsWith("germany")
        ? "DE Zone 1"
        : region.startsWith("usgov")
            ? "US Gov Zone 1"
            : region.startsWith("china") ? null : "Zone 1";
  }

  private Dns() {}
}

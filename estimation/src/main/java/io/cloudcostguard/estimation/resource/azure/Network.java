package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parts of virtual networks and what watches over them: peerings, private endpoints, bastions,
/// firewalls, protection against floods, and Network Watcher.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/virtual-network/">Virtual
///   Network pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/network-watcher/">Network
///   Watcher pricing</a>
final class Network {

  private static final String NETWORK = "azurerm_virtual_network";
  private static final String WATCHER = "Network Watcher";

  private static final ResourceType VIRTUAL_NETWORK =
      ResourceType.free(NETWORK).reading("id", "name");

  private static final ResourceType PEERING =
      ResourceType.priced("azurerm_virtual_network_peering", Network::peering)
          .reading("virtual_network_name", "remote_virtual_network_id")
          .usage("monthly_data_transfer_gb");

  private static final ResourceType PRIVATE_ENDPOINT =
      ResourceType.priced("azurerm_private_endpoint", Network::privateEndpoint)
          .usage("monthly_inbound_data_processed_gb", "monthly_outbound_data_processed_gb");

  private static final ResourceType BASTION =
      ResourceType.priced("azurerm_bastion_host", Network::bastion)
          .reading("sku", "scale_units")
          .usage("monthly_outbound_data_gb");

  private static final ResourceType FIREWALL =
      ResourceType.priced("azurerm_firewall", Network::firewall)
          .reading("sku_name", "sku_tier", "virtual_hub.virtual_hub_id")
          .usage("monthly_data_processed_gb");

  private static final ResourceType DDOS =
      ResourceType.priced("azurerm_network_ddos_protection_plan", Network::ddos)
          .usage("overage_amount");

  private static final ResourceType DIAGNOSTICS =
      ResourceType.priced("azurerm_network_watcher", Network::diagnostics)
          .usage("monthly_diagnostic_checks");

  private static final ResourceType FLOW_LOG =
      ResourceType.priced("azurerm_network_watcher_flow_log", Network::flowLog)
          .reading("enabled", "traffic_analytics.enabled", "traffic_analytics.interval_in_minutes")
          .usage("monthly_logs_collected_gb");

  private static final ResourceType CONNECTION_MONITOR =
      ResourceType.priced("azurerm_network_connection_monitor", Network::connectionMonitor)
          .reading(
              "test_group.enabled",
              "test_group.source_endpoints",
              "test_group.destination_endpoints",
              "test_group.test_configuration_names")
          .usage("tests");

  static Stream<ResourceType> types() {
    return Stream.of(
        VIRTUAL_NETWORK,
        PEERING,
        PRIVATE_ENDPOINT,
        BASTION,
        FIREWALL,
        DDOS,
        DIAGNOSTICS,
        FLOW_LOG,
        CONNECTION_MONITOR);
  }

  private static void peering(Resource peering, Components bill) {
    Resource near = peering.reference("virtual_network_name", NETWORK, "name");
    Resource far = peering.reference("remote_virtual_network_id", NETWORK, "id");
    String from = near == null || near.region() == null ? peering.region() : near.region();
    String to = far == null || far.region() == null ? from : far.region();
    if (far == null) {
      peering.assume(
          "a network that is not in the plan is in the region of the one it is peered with");
    }
    boolean within = from != null && from.equals(to);
    direction(peering, bill, "Outbound data transfer", from, within, "Egress");
    direction(peering, bill, "Inbound data transfer", to, within, "Ingress");
  }

  private static void direction(
      Resource peering,
      Components bill,
      String name,
      @Nullable String region,
      boolean within,
      String way) {
    Meters meters = Meters.of(peering, "Virtual Network");
    bill.add(
        name,
        "GB",
        within
            ? Meters.global("Virtual Network")
                .price("Virtual Network Peering", "Intra-Region", "Intra-Region " + way)
            : meters
                .in(Zones.ofNetwork(region))
                .price("Virtual Network Peering", "Inter-Region", "Inter-Region " + way),
        peering.usage("monthly_data_transfer_gb"));
  }

  private static void privateEndpoint(Resource endpoint, Components bill) {
    Meters meters = Meters.global("Virtual Network");
    String product = "Virtual Network Private Link";
    bill.hourly("Private endpoint", meters.price(product, "Standard", "Standard Private Endpoint"));
    bill.add(
        "Inbound data processed",
        "GB",
        meters.price(product, "Standard", "Standard Data Processed - Ingress"),
        endpoint.usage("monthly_inbound_data_processed_gb"));
    bill.add(
        "Outbound data processed",
        "GB",
        meters.price(product, "Standard", "Standard Data Processed - Egress"),
        endpoint.usage("monthly_outbound_data_processed_gb"));
  }

  private static void bastion(Resource bastion, Components bill) {
    Meters meters = Meters.of(bastion, "Azure Bastion");
    String sku =
        switch (bastion.attr("sku").text("basic")) {
          case "standard" -> "Standard";
          case "premium" -> "Premium";
          default -> "Basic";
        };
    if (bastion.attr("sku").is("Developer")) {
      return;
    }
    bill.hourly("Bastion host", meters.price("Azure Bastion", sku, sku + " Gateway"));
    if (!sku.equals("Basic")) {
      bill.hourly(
          "Additional instances",
          meters.price("Azure Bastion", sku, sku + " Additional Gateway"),
          bastion.attr("scale_units").amount(2).beyond(2));
    }
    bill.add(
        "Outbound data transfer",
        "GB",
        meters.price("Azure Bastion", sku, sku + " Data Transfer Out"),
        bastion.usage("monthly_outbound_data_gb"));
  }

  private static void firewall(Resource firewall, Components bill) {
    Meters meters = Meters.of(firewall, "Azure Firewall");
    boolean hub =
        firewall.attr("sku_name").is("AZFW_Hub") || !firewall.blocks("virtual_hub").isEmpty();
    String sku =
        switch (firewall.attr("sku_tier").text("standard")) {
          case "premium" -> hub ? "Premium Secured Virtual Hub" : "Premium";
          case "basic" -> hub ? "Basic Secure Virtual Hub" : "Basic";
          default -> hub ? "Standard Secure Virtual Hub" : "Standard";
        };
    bill.hourly("Deployment", meters.price("Azure Firewall", sku, sku + " Deployment"));
    bill.add(
        "Data processed",
        "GB",
        meters.price("Azure Firewall", sku, sku + " Data Processed"),
        firewall.usage("monthly_data_processed_gb"));
  }

  private static void ddos(Resource plan, Components bill) {
    Meters meters = Meters.global("Azure DDOS Protection");
    bill.hourly(
        "DDoS protection plan", meters.price("Azure DDOS Protection", "Standard", "Standard Plan"));
    bill.add(
        "Overage charges",
        Components.HOURS,
        meters.price("Azure DDOS Protection", "Standard", "Standard Overage"),
        plan.usage("overage_amount").timesHours());
  }

  private static void diagnostics(Resource watcher, Components bill) {
    bill.add(
        "Network diagnostic tool",
        "units",
        Meters.of(watcher, WATCHER).price(WATCHER, "Standard", "Standard Diagnostic Tool API"),
        watcher.usage("monthly_diagnostic_checks"));
  }

  private static void flowLog(Resource log, Components bill) {
    Meters meters = Meters.of(log, WATCHER);
    if (log.attr("enabled").is("false")) {
      return;
    }
    bill.add(
        "Network logs collected",
        "GB",
        meters.price(WATCHER, "Standard", "Standard Network Logs Collected"),
        log.usage("monthly_logs_collected_gb"));
    if (log.attr("traffic_analytics.enabled").isTrue()) {
      boolean often = log.attr("traffic_analytics.interval_in_minutes").is("10");
      bill.add(
          "Traffic Analytics data processed",
          "GB",
          meters.price(
              "Traffic Analytics",
              "Standard",
              often
                  ? "Standard Data Processed at 10-Minute Interval"
                  : "Standard Data Processed at 60-Minute Interval"),
          log.usage("monthly_logs_collected_gb"));
    }
  }

  private static void connectionMonitor(Resource monitor, Components bill) {
    Amount tests = Amount.of(0);
    for (Attributes group : monitor.blocks("test_group")) {
      if (!group.attr("enabled").is("false")) {
        long count =
            (long) group.attr("source_endpoints").texts().size()
                * group.attr("destination_endpoints").texts().size()
                * group.attr("test_configuration_names").texts().size();
        tests = tests.plus(Amount.of(count));
      }
    }
    bill.add(
        "Tests",
        "units",
        Meters.of(monitor, WATCHER)
            .price(WATCHER, "Standard", "Standard Perf Monitor Connection Metric"),
        monitor.usage("tests").or(tests));
  }

  private Network() {}
}

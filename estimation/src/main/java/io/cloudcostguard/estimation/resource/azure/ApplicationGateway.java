package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// An application gateway of the second generation is charged by the hour and by its capacity
/// units; one of the first by the hours of its instances, by size, and by what it processes.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/application-gateway/">Application
///   Gateway pricing</a>
final class ApplicationGateway {

  private static final String SERVICE = "Application Gateway";

  /// Capacity units that each instance of the second generation reserves.
  private static final long UNITS_OF_AN_INSTANCE = 10;

  static final ResourceType TYPE =
      ResourceType.priced("azurerm_application_gateway", ApplicationGateway::charge)
          .reading("sku.name", "sku.tier", "sku.capacity", "autoscale_configuration.min_capacity")
          .usage("monthly_v2_capacity_units", "monthly_data_processed_gb");

  private static void charge(Resource gateway, Components bill) {
    Meters meters = Meters.of(gateway, SERVICE);
    String name = gateway.attr("sku.name").text("");
    boolean firewall = name.startsWith("waf");
    if (name.endsWith("_v2")) {
      String product = firewall ? SERVICE + " WAF v2" : SERVICE + " Standard v2";
      bill.hourly("Gateway usage", meters.price(product, "Standard", "Standard Fixed Cost"));
      bill.hourly(
          "V2 capacity units",
          meters.price(product, "Standard", "Standard Capacity Units"),
          gateway.usage("monthly_v2_capacity_units").or(capacity(gateway)));
      return;
    }
    String size = Skus.capital(name.substring(name.indexOf('_') + 1));
    String product = firewall ? "WAF Application Gateway" : "Basic Application Gateway";
    bill.hourly(
        "Gateway usage",
        meters.price(product, size, size + " Gateway"),
        gateway.attr("sku.capacity").amount(1));
    bill.add(
        "Data processed",
        "GB",
        meters.price(product, size, size + " Data Processed"),
        gateway.usage("monthly_data_processed_gb"));
  }

  /// What the instances reserve that there are at least.
  private static Amount capacity(Resource gateway) {
    Attr least = gateway.attr("autoscale_configuration.min_capacity");
    Amount instances = least.isSet() ? least.amount() : gateway.attr("sku.capacity").amount(1);
    return instances.times(UNITS_OF_AN_INSTANCE);
  }

  private ApplicationGateway() {}
}

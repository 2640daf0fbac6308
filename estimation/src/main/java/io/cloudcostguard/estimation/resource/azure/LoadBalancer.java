package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A standard load balancer is charged for what it processes, and each of its rules by the hour. A
/// basic one costs nothing.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/load-balancer/">Load Balancer
///   pricing</a>
final class LoadBalancer {

  private static final String NAME = "azurerm_lb";

  static final ResourceType TYPE =
      ResourceType.priced(NAME, LoadBalancer::charge)
          .reading("id", "sku")
          .usage("monthly_data_processed_gb");

  static final ResourceType RULE =
      ResourceType.priced("azurerm_lb_rule", LoadBalancer::chargeRule).reading("loadbalancer_id");

  static final ResourceType OUTBOUND_RULE =
      ResourceType.priced("azurerm_lb_outbound_rule", LoadBalancer::chargeRule)
          .reading("loadbalancer_id");

  /// What any load balancer processes.
  static PriceRef dataProcessed() {
    return Meters.global("Load Balancer").price("Load Balancer", "Standard", "Data Processed");
  }

  private static void charge(Resource balancer, Components bill) {
    if (!balancer.attr("sku").or("Basic").is("Basic")) {
      bill.add(
          "Data processed", "GB", dataProcessed(), balancer.usage("monthly_data_processed_gb"));
    }
  }

  private static void chargeRule(Resource rule, Components bill) {
    Resource balancer = rule.reference("loadbalancer_id", NAME, "id");
    if (balancer == null || !balancer.attr("sku").or("Basic").is("Basic")) {
      bill.hourly(
          "Rule usage",
          Meters.global("Load Balancer")
              .price("Load Balancer", "Standard", "Overage LB Rules and Outbound Rules"));
    }
  }

  private LoadBalancer() {}
}

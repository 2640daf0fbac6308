package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.SharedCharge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A standard load balancer is charged for what it processes, and its rules by the hour: up to five
/// cost one sum, each further one less. A basic one costs nothing.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/load-balancer/">Load Balancer
///   pricing</a>
final class LoadBalancer {

  private static final String NAME = "azurerm_lb";

  private static final List<String> RULES = List.of("azurerm_lb_rule", "azurerm_lb_outbound_rule");

  /// How many rules have one charge together.
  private static final int TOGETHER = 5;

  private static final SharedCharge OF_BALANCER = new SharedCharge(RULES, LoadBalancer::group);

  static final ResourceType TYPE =
      ResourceType.priced(NAME, LoadBalancer::charge)
          .reading("id", "sku")
          .usage("monthly_data_processed_gb");

  static final ResourceType RULE =
      ResourceType.priced(RULES.getFirst(), LoadBalancer::chargeRule).reading("loadbalancer_id");

  static final ResourceType OUTBOUND_RULE =
      ResourceType.priced(RULES.getLast(), LoadBalancer::chargeRule).reading("loadbalancer_id");

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
    Resource balancer = balancer(rule);
    if (balancer != null && balancer.attr("sku").or("Basic").is("Basic")) {
      return;
    }
    SharedCharge.Place place = rule.placeIn(OF_BALANCER);
    if (place.number() == 0) {
      bill.hourly("Up to five rules", price("Included LB Rules and Outbound Rules"));
    } else if (place.number() >= TOGETHER) {
      bill.hourly("Rule usage", price("Overage LB Rules and Outbound Rules"));
    } else {
      rule.assume(
          "up to five rules of a load balancer have one charge, which stands at " + place.first());
    }
  }

  private static PriceRef price(String meter) {
    return Meters.global("Load Balancer").price("Load Balancer", "Standard", meter);
  }

  /// The balancer of a rule, as far as the plan tells.
  private static @Nullable String group(Resource rule) {
    Resource balancer = balancer(rule);
    return balancer == null ? rule.attr("loadbalancer_id").text() : balancer.address();
  }

  private static @Nullable Resource balancer(Resource rule) {
    return rule.reference("loadbalancer_id", NAME, "id");
  }

  private LoadBalancer() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;

/// Forwarding rules are charged by the hour and for the data that comes in; proxies for their
/// instances and for the data that they process, both as expected.
///
/// @see <a href="https://cloud.google.com/vpc/network-pricing#lb">Load balancing pricing</a>
final class LoadBalancing {

  static final List<ResourceType> TYPES =
      List.of(
          rule("google_compute_forwarding_rule", false),
          rule("google_compute_global_forwarding_rule", true),
          proxy("google_compute_region_target_http_proxy", false),
          proxy("google_compute_region_target_https_proxy", false),
          proxy("google_compute_target_grpc_proxy", true),
          proxy("google_compute_target_http_proxy", true),
          proxy("google_compute_target_https_proxy", true),
          proxy("google_compute_target_ssl_proxy", true),
          proxy("google_compute_target_tcp_proxy", true));

  private static ResourceType rule(String name, boolean global) {
    GoogleKeys form = global ? GoogleKeys.FORWARDING_RULE_EVERYWHERE : GoogleKeys.FORWARDING_RULE;
    return ResourceType.priced(name, (rule, bill) -> chargeRule(rule, bill, form))
        .usage("monthly_ingress_data_gb");
  }

  private static ResourceType proxy(String name, boolean global) {
    GoogleKeys form = global ? GoogleKeys.PROXY_EVERYWHERE : GoogleKeys.PROXY;
    return ResourceType.priced(name, (proxy, bill) -> chargeProxy(proxy, bill, form))
        .usage("monthly_proxy_instances", "monthly_data_processed_gb");
  }

  private static void chargeRule(Resource rule, Components bill, GoogleKeys form) {
    bill.hourly("Forwarding rule", rule.price(form, "hours", "on-demand"));
    bill.add(
        "Data that comes in",
        "GiB",
        rule.price(form, "data", "on-demand"),
        rule.usage("monthly_ingress_data_gb"));
  }

  private static void chargeProxy(Resource proxy, Components bill, GoogleKeys form) {
    bill.hourly(
        "Proxy instances",
        proxy.price(form, "hours", "on-demand"),
        proxy.usage("monthly_proxy_instances"));
    bill.add(
        "Data processed",
        "GiB",
        proxy.price(form, "data", "on-demand"),
        proxy.usage("monthly_data_processed_gb"));
  }

  private LoadBalancing() {}
}

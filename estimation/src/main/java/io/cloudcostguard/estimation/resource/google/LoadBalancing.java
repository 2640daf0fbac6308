package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;

/// Forwarding rules are charged by the hour and for the data that comes in; proxies for their
/// instances and for the data that they process, both as expected.
///
/// @see <a href="https://cloud.google.com/vpc/network-pricing#lb">Load balancing pricing</a>
final class LoadBalancing {

  private static final String SERVICE = "networking";

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
    return ResourceType.priced(name, (rule, bill) -> chargeRule(rule, bill, global))
        .usage("monthly_ingress_data_gb");
  }

  private static ResourceType proxy(String name, boolean global) {
    return ResourceType.priced(name, (proxy, bill) -> chargeProxy(proxy, bill, global))
        .usage("monthly_proxy_instances", "monthly_data_processed_gb");
  }

  private static void chargeRule(Resource rule, Components bill, boolean global) {
    bill.hourly("Forwarding rule", price(rule, global, "forwarding-rule", "hours"));
    bill.add(
        "Data that comes in",
        "GiB",
        price(rule, global, "forwarding-rule", "data"),
        rule.usage("monthly_ingress_data_gb"));
  }

  private static void chargeProxy(Resource proxy, Components bill, boolean global) {
    bill.hourly(
        "Proxy instances",
        price(proxy, global, "proxy", "hours"),
        proxy.usage("monthly_proxy_instances"));
    bill.add(
        "Data processed",
        "GiB",
        price(proxy, global, "proxy", "data"),
        proxy.usage("monthly_data_processed_gb"));
  }

  private static PriceRef price(Resource at, boolean global, String kind, String what) {
    return global
        ? at.globalPrice(SERVICE, kind, what, "on-demand")
        : at.price(SERVICE, kind, what, "on-demand");
  }

  private LoadBalancing() {}
}

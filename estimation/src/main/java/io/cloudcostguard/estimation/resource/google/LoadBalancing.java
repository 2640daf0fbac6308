package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.SharedCharge;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forwarding rules are charged by the hour and for the data that comes in. Up to five of a project
/// cost one sum, each further one less; those of a region and the global ones are counted apart.
/// Proxies are charged for their instances and for the data that they process, both as expected.
///
/// @see <a href="https://cloud.google.com/vpc/network-pricing#lb">Load balancing pricing</a>
final class LoadBalancing {

  private static final String RULE = "google_compute_forwarding_rule";

  private static final String GLOBAL_RULE = "google_compute_global_forwarding_rule";

  /// How many have one charge together.
  private static final int TOGETHER = 5;

  private static final SharedCharge OF_REGION =
      new SharedCharge(List.of(RULE), rule -> group(rule, rule.region()));

  private static final SharedCharge OF_WORLD =
      new SharedCharge(List.of(GLOBAL_RULE), rule -> group(rule, "global"));

  static final List<ResourceType> TYPES =
      List.of(
          rule(RULE, GoogleKeys.FORWARDING_RULE, OF_REGION),
          rule(GLOBAL_RULE, GoogleKeys.FORWARDING_RULE_EVERYWHERE, OF_WORLD),
          proxy("google_compute_region_target_http_proxy", false),
          proxy("google_compute_region_target_https_proxy", false),
          proxy("google_compute_target_grpc_proxy", true),
          proxy("google_compute_target_http_proxy", true),
          proxy("google_compute_target_https_proxy", true),
          proxy("google_compute_target_ssl_proxy", true),
          proxy("google_compute_target_tcp_proxy", true));

  private static ResourceType rule(String name, GoogleKeys form, SharedCharge together) {
    return ResourceType.priced(name, (rule, bill) -> chargeRule(rule, bill, form, together))
        .reading("project", "load_balancing_scheme", "target", "ip_address")
        .usage("monthly_ingress_data_gb");
  }

  private static ResourceType proxy(String name, boolean global) {
    GoogleKeys form = global ? GoogleKeys.PROXY_EVERYWHERE : GoogleKeys.PROXY;
    return ResourceType.priced(name, (proxy, bill) -> chargeProxy(proxy, bill, form))
        .usage("monthly_proxy_instances", "monthly_data_processed_gb");
  }

  private static void chargeRule(
      Resource rule, Components bill, GoogleKeys form, SharedCharge together) {
    if (isServiceConnect(rule)) {
      bill.hourly(
          "Private Service Connect endpoint",
          Resource.noPrice("no price of Private Service Connect endpoints is known"));
      return;
    }
    if (isOfMesh(rule)) {
      return;
    }
    SharedCharge.Place place = rule.placeIn(together);
    if (place.number() == 0) {
      bill.hourly("Up to five forwarding rules", rule.price(form, "first-five", "on-demand"));
    } else if (place.number() >= TOGETHER) {
      bill.hourly("Forwarding rule", rule.price(form, "hours", "on-demand"));
    } else {
      rule.assume(
          "%s has up to five forwarding rules with one charge, which stands at %s"
              .formatted(placeOf(rule, form), place.first()));
    }
    bill.add(
        "Data that comes in",
        "GiB",
        rule.price(form, "data", "on-demand"),
        rule.usage("monthly_ingress_data_gb"));
  }

  private static String placeOf(Resource rule, GoogleKeys form) {
    String project = rule.attr("project").text();
    return (project == null ? "a project" : "project " + project)
        + (form.isGlobal() ? "" : " in " + rule.region());
  }

  private static @Nullable String group(Resource rule, @Nullable String place) {
    return place == null || isServiceConnect(rule) || isOfMesh(rule)
        ? null
        : place + " " + rule.attr("project").text();
  }

  /// Whether it is an endpoint of Private Service Connect, which is charged in another way.
  private static boolean isServiceConnect(Resource rule) {
    String target = rule.attr("target").text();
    return target == null
        ? !rule.references("target", "google_compute_service_attachment").isEmpty()
        : target.equals("all-apis")
            || target.equals("vpc-sc")
            || target.contains("/serviceAttachments/");
  }

  /// Whether it only tells the proxies of a service mesh what to do, which costs nothing.
  private static boolean isOfMesh(Resource rule) {
    return "INTERNAL_SELF_MANAGED".equals(rule.attr("load_balancing_scheme").text());
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

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// App Service is charged by its plans: the hours of their workers, by size and operating system.
/// Plans for functions by consumption or of the premium kind are charged with the functions.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/app-service/linux/">App Service
///   pricing</a>
final class AppService {

  static final String PLAN_NAME = "azurerm_service_plan";
  static final String OLDER_PLAN_NAME = "azurerm_app_service_plan";

  private static final String SERVICE = "Azure App Service";

  private static final ResourceType PLAN =
      ResourceType.priced(PLAN_NAME, AppService::plan)
          .reading("id", "sku_name", "os_type", "worker_count", "zone_balancing_enabled");

  private static final ResourceType OLDER_PLAN =
      ResourceType.priced(OLDER_PLAN_NAME, AppService::olderPlan)
          .reading("id", "kind", "reserved", "is_xenon", "sku.tier", "sku.size", "sku.capacity");

  private static final ResourceType ENVIRONMENT =
      ResourceType.priced("azurerm_app_service_environment", AppService::environment)
          .reading("pricing_tier")
          .usageText("operating_system");

  private static final ResourceType CERTIFICATE_ORDER =
      ResourceType.priced("azurerm_app_service_certificate_order", AppService::certificateOrder)
          .reading("product_type");

  private static final ResourceType CERTIFICATE_BINDING =
      ResourceType.priced("azurerm_app_service_certificate_binding", AppService::binding)
          .reading("ssl_state");

  private static final ResourceType HOSTNAME_BINDING =
      ResourceType.priced("azurerm_app_service_custom_hostname_binding", AppService::binding)
          .reading("ssl_state");

  /// Gigabytes a month of a static web app without further charge.
  private static final long FREE_BANDWIDTH = 100;

  private static final ResourceType STATIC_SITE = staticSite("azurerm_static_site");

  private static final ResourceType STATIC_WEB_APP = staticSite("azurerm_static_web_app");

  /// E.g. `P1v3`, `P2mv3`, `I1v2`.
  private static final Pattern GENERATION = Pattern.compile("([pi])(\\d)(m?)(v[234])");

  static Stream<ResourceType> types() {
    return Stream.of(
        PLAN,
        OLDER_PLAN,
        ENVIRONMENT,
        CERTIFICATE_ORDER,
        CERTIFICATE_BINDING,
        HOSTNAME_BINDING,
        STATIC_SITE,
        STATIC_WEB_APP);
  }

  private static void plan(Resource plan, Components bill) {
    boolean linux = plan.attr("os_type").text("linux").equals("linux");
    workers(
        plan,
        bill,
        plan.attr("sku_name"),
        linux,
        AutoscaleSetting.held(plan, plan.attr("worker_count").amount(1)));
  }

  private static void olderPlan(Resource plan, Components bill) {
    boolean linux = plan.attr("kind").is("Linux") || plan.attr("reserved").isTrue();
    if (!plan.attr("sku.tier").is("Dynamic")) {
      workers(
          plan,
          bill,
          plan.attr("sku.size"),
          linux,
          AutoscaleSetting.held(plan, plan.attr("sku.capacity").amount(1)));
    }
  }

  private static void workers(
      Resource plan, Components bill, Attr size, boolean linux, Amount count) {
    String name = size.text("");
    if (name.isEmpty() || name.startsWith("y") || name.matches("(ep|ws|fc)\\d")) {
      Functions.chargePlan(plan, bill);
      return;
    }
    Matcher generation = GENERATION.matcher(name);
    String sku = name.toUpperCase(Locale.ROOT);
    String product;
    if (generation.matches()) {
      String kind = generation.group(1).equals("p") ? "Premium" : "Isolated";
      boolean joined = !generation.group(3).isEmpty() || name.equals("p0v3") || name.endsWith("v4");
      sku =
          generation.group(1).toUpperCase(Locale.ROOT)
              + generation.group(2)
              + generation.group(3)
              + (joined ? "" : " ")
              + generation.group(4);
      product = kind + " " + generation.group(4) + " Plan";
    } else {
      product =
          switch (name.charAt(0)) {
            case 'f' -> "Free Plan";
            case 'd' -> "Shared Plan";
            case 'b' -> "Basic Plan";
            case 's' -> name.equals("shared") ? "Shared Plan" : "Standard Plan";
            case 'i' -> "Isolated Plan";
            default -> name.startsWith("pc") ? "Premium Windows Container Plan" : "Premium Plan";
          };
      sku = product.equals("Shared Plan") ? "D1" : sku;
    }
    boolean one =
        product.equals("Free Plan")
            || product.equals("Shared Plan")
            || product.equals("Premium Windows Container Plan");
    String full = SERVICE + " " + product + (linux && !one ? " - Linux" : "");
    String meter = name.endsWith("v4") ? sku : sku + " App";
    if (!product.equals("Free Plan")) {
      bill.hourly("Instance usage", Meters.of(plan, SERVICE).price(full, sku, meter), count);
    }
  }

  private static void environment(Resource environment, Components bill) {
    Meters meters = Meters.of(environment, SERVICE);
    String sku = environment.attr("pricing_tier").text("i1").toUpperCase(Locale.ROOT);
    String system = environment.usageText("operating_system");
    boolean windows = system != null && system.equalsIgnoreCase("windows");
    String product = SERVICE + " Isolated Plan" + (windows ? "" : " - Linux");
    bill.hourly("Stamp fee", meters.price(SERVICE + " Isolated Plan", "Stamp", "Stamp"));
    bill.hourly("Instance usage", meters.price(product, sku, sku + " App"));
  }

  private static void certificateOrder(Resource order, Components bill) {
    String kind = order.attr("product_type").is("WildCard") ? "Wildcard" : "Standard";
    bill.add(
        "SSL certificate",
        "years",
        Meters.global(SERVICE)
            .price(
                SERVICE + " SSL Certificates",
                kind,
                kind.equals("Wildcard") ? "Wildcard SSL Certificate" : "Standard SSL Certificate"),
        Amount.ONE.dividedBy(12));
  }

  private static void binding(Resource binding, Components bill) {
    if (binding.attr("ssl_state").is("IpBasedEnabled")) {
      bill.add(
          "IP SSL certificate",
          "units",
          Meters.global(SERVICE).price(SERVICE + " SSL Connections", "IP SSL", "IP SSL Connection"),
          Amount.ONE);
    }
  }

  private static ResourceType staticSite(String name) {
    return ResourceType.priced(name, AppService::staticSite)
        .reading("sku_tier")
        .usage("monthly_bandwidth_gb");
  }

  private static void staticSite(Resource site, Components bill) {
    if (site.attr("sku_tier").is("Standard")) {
      bill.add(
          "Static web app",
          "units",
          Meters.of(site, SERVICE).price("Static Web Apps", "Standard", "Standard App"),
          Amount.ONE);
      bill.add(
          "Bandwidth (over 100 GB)",
          "GB",
          Meters.of(site, SERVICE).price("Static Web Apps", "Standard", "Standard Bandwidth Usage"),
          site.usage("monthly_bandwidth_gb").beyond(FREE_BANDWIDTH));
    }
  }

  private AppService() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import java.util.stream.Stream;

/// Functions are charged by executions and what they take of memory and time; in a premium plan by
/// the processors and memory of its instances; in a plan of App Service with that plan. Workflows
/// of standard logic apps are charged as premium functions are, and by calls of connectors.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/functions/">Azure Functions
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/logic-apps/">Logic Apps
///   pricing</a>
final class Functions {

  private static final int LEAST_MEMORY = 128;
  private static final int LEAST_DURATION = 100;
  private static final int MB_OF_A_GB = 1_024;
  private static final int MS_OF_A_SECOND = 1_000;

  private static final ResourceType LOGIC_APP =
      ResourceType.priced("azurerm_logic_app_standard", Functions::logicApp)
          .reading("app_service_plan_id")
          .usage("monthly_standard_connector_calls", "monthly_enterprise_connector_calls")
          .usageText("sku");

  private static final ResourceType INTEGRATION_ACCOUNT =
      ResourceType.priced("azurerm_logic_app_integration_account", Functions::integrationAccount)
          .reading("sku_name");

  private static final ResourceType INTEGRATION_ENVIRONMENT =
      ResourceType.priced("azurerm_integration_service_environment", Functions::environment)
          .reading("sku_name");

  static Stream<ResourceType> types() {
    return Stream.concat(
        Stream.of("function_app", "linux_function_app", "windows_function_app").map(Functions::app),
        Stream.of(LOGIC_APP, INTEGRATION_ACCOUNT, INTEGRATION_ENVIRONMENT));
  }

  private static ResourceType app(String name) {
    return ResourceType.priced("azurerm_" + name, Functions::charge)
        .reading("service_plan_id", "app_service_plan_id")
        .usage("execution_duration_ms", "instances", "memory_mb", "monthly_executions");
  }

  private static void charge(Resource app, Components bill) {
    Resource plan = app.reference("service_plan_id", AppService.PLAN_NAME, "id");
    Resource older = app.reference("app_service_plan_id", AppService.OLDER_PLAN_NAME, "id");
    Attr size =
        plan != null
            ? plan.attr("sku_name")
            : older != null ? older.attr("sku.size") : app.attr("none");
    String sku = size.text("y1");
    boolean dynamic = older != null && older.attr("sku.tier").is("Dynamic");
    if (sku.matches("ep[1-3]")) {
      Amount planned =
          plan != null
              ? plan.attr("worker_count").amount(1)
              : older != null ? older.attr("sku.capacity").amount(1) : Amount.ONE;
      premium(app, bill, sku, app.usage("instances").or(planned));
    } else if (dynamic || sku.startsWith("y")) {
      consumption(app, bill);
    }
  }

  private static void premium(Resource app, Components bill, String sku, Amount instances) {
    Meters meters = Meters.of(app, "Functions");
    bill.add(
        "vCPU",
        Components.HOURS,
        meters.price("Premium Functions", "Premium", "Premium vCPU Duration"),
        cores(sku).times(instances).timesHours());
    bill.add(
        "Memory",
        "GB-hours",
        meters.price("Premium Functions", "Premium", "Premium Memory Duration"),
        memory(sku).times(instances).timesHours());
  }

  /// Sizes double from one to the next.
  private static Amount cores(String sku) {
    return Amount.of(1L << (sku.charAt(2) - '1'));
  }

  private static Amount memory(String sku) {
    return Amount.of("3.5").times(cores(sku));
  }

  private static void consumption(Resource app, Components bill) {
    Meters meters = Meters.of(app, "Functions");
    Amount executions = app.usage("monthly_executions");
    Amount gigabytes =
        app.usage("memory_mb")
            .or(Amount.of(LEAST_MEMORY))
            .roundedUpTo(LEAST_MEMORY)
            .dividedBy(MB_OF_A_GB);
    Amount seconds =
        app.usage("execution_duration_ms")
            .or(Amount.of(LEAST_DURATION))
            .max(Amount.of(LEAST_DURATION))
            .dividedBy(MS_OF_A_SECOND);
    bill.add(
        "Execution time",
        "GB-seconds",
        meters.price("Functions", "Standard", "Standard Execution Time"),
        executions.times(seconds).times(gigabytes));
    bill.add(
        "Executions",
        "units",
        meters.price("Functions", "Standard", "Standard Total Executions"),
        executions);
  }

  private static void logicApp(Resource app, Components bill) {
    Resource plan = app.reference("app_service_plan_id", AppService.PLAN_NAME, "id");
    Resource older = app.reference("app_service_plan_id", AppService.OLDER_PLAN_NAME, "id");
    String expected = app.usageText("sku");
    String sku =
        expected != null
            ? expected.toLowerCase(Locale.ROOT)
            : plan != null
                ? plan.attr("sku_name").text("")
                : older != null ? older.attr("sku.size").text("") : "";
    Meters meters = Meters.of(app, "Logic Apps");
    PriceRef core = meters.price("Logic Apps", "Standard", "Standard vCPU Duration");
    PriceRef memory = meters.price("Logic Apps", "Standard", "Standard Memory Duration");
    if (sku.matches("ws[1-3]")) {
      bill.add("Workflow vCore", Components.HOURS, core, cores(sku).timesHours());
      bill.add("Workflow memory", "GB-hours", memory, memory(sku).timesHours());
    } else {
      bill.add("Workflow vCore", Components.HOURS, core, new Amount.UsageMissing("sku"));
      bill.add("Workflow memory", "GB-hours", memory, new Amount.UsageMissing("sku"));
    }
    bill.add(
        "Standard connectors",
        "units",
        meters.price("Logic Apps", "Standard Connector", "Standard Connector Actions"),
        app.usage("monthly_standard_connector_calls"));
    bill.add(
        "Enterprise connectors",
        "units",
        meters.price("Logic Apps", "Enterprise Connector", "Enterprise Connector Actions"),
        app.usage("monthly_enterprise_connector_calls"));
  }

  private static void integrationAccount(Resource account, Components bill) {
    String sku =
        switch (account.attr("sku_name").text("free")) {
          case "basic" -> "Basic";
          case "standard" -> "Standard";
          default -> "";
        };
    if (!sku.isEmpty()) {
      bill.hourly(
          "Integration account",
          Meters.of(account, "Logic Apps")
              .price("Logic Apps Integration Account", sku, sku + " Unit"));
    }
  }

  private static void environment(Resource environment, Components bill) {
    Meters meters = Meters.of(environment, "Logic Apps");
    String name = environment.attr("sku_name").text("developer_0");
    boolean developer = name.startsWith("developer");
    String sku = developer ? "Developer" : "Premium";
    String product = "Logic Apps Integration Service Environment";
    bill.hourly("Base units", meters.price(product, sku, sku + " Base Unit"));
    if (!developer) {
      bill.hourly("Scale units", meters.price(product, sku, sku + " Scale Unit"), Skus.units(name));
    }
  }

  private Functions() {}
}

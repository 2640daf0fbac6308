package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.SharedCharge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  private static final List<String> PLAN_ATTRIBUTES =
      List.of("service_plan_id", "app_service_plan_id");
  private static final List<String> APPS =
      List.of("azurerm_function_app", "azurerm_linux_function_app", "azurerm_windows_function_app");
  private static final String LOGIC_APP_NAME = "azurerm_logic_app_standard";

  /// Apps of one plan run on its instances, which are charged once.
  private static final SharedCharge APPS_OF_PLAN = new SharedCharge(APPS, Functions::planAddress);

  private static final SharedCharge LOGIC_APPS_OF_PLAN =
      new SharedCharge(List.of(LOGIC_APP_NAME), Functions::planAddress);

  private static final ResourceType LOGIC_APP =
      ResourceType.priced(LOGIC_APP_NAME, Functions::logicApp)
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
        APPS.stream().map(Functions::app),
        Stream.of(LOGIC_APP, INTEGRATION_ACCOUNT, INTEGRATION_ENVIRONMENT));
  }

  private static ResourceType app(String name) {
    return ResourceType.priced(name, Functions::charge)
        .reading("service_plan_id", "app_service_plan_id")
        .usage("execution_duration_ms", "instances", "memory_mb", "monthly_executions");
  }

  private static void charge(Resource app, Components bill) {
    Resource plan = plan(app);
    String sku = plan == null ? "y1" : size(plan).text("y1");
    if (isPremium(sku)) {
      if (isFirst(app, APPS_OF_PLAN)) {
        premium(app, bill, sku, app.usage("instances").or(workers(plan)));
      }
    } else if ((plan != null && plan.attr("sku.tier").is("Dynamic")) || sku.startsWith("y")) {
      consumption(app, bill);
    }
  }

  /// A plan for premium functions or workflows without any such app of this plan, which would be
  /// charged for it.
  static void chargePlan(Resource plan, Components bill) {
    String sku = size(plan).text("");
    if (isPremium(sku) && !isUsed(plan, APPS)) {
      premium(plan, bill, sku, workers(plan));
    } else if (isWorkflow(sku) && !isUsed(plan, List.of(LOGIC_APP_NAME))) {
      workflow(plan, bill, sku, workers(plan));
    }
  }

  private static boolean isPremium(String sku) {
    return sku.matches("ep[1-3]");
  }

  private static boolean isWorkflow(String sku) {
    return sku.matches("ws[1-3]");
  }

  private static boolean isUsed(Resource plan, List<String> apps) {
    return apps.stream()
        .anyMatch(app ->
            PLAN_ATTRIBUTES.stream()
                .anyMatch(attribute -> !plan.referencedBy(app, attribute, "id").isEmpty()));
  }

  private static @Nullable Resource plan(Resource app) {
    for (String attribute : PLAN_ATTRIBUTES) {
      for (String type : List.of(AppService.PLAN_NAME, AppService.OLDER_PLAN_NAME)) {
        Resource plan = app.reference(attribute, type, "id");
        if (plan != null) {
          return plan;
        }
      }
    }
    return null;
  }

  private static @Nullable String planAddress(Resource app) {
    Resource plan = plan(app);
    return plan == null ? null : plan.address();
  }

  private static Attr size(Resource plan) {
    return plan.attr(plan.type().equals(AppService.PLAN_NAME) ? "sku_name" : "sku.size");
  }

  private static Amount workers(@Nullable Resource plan) {
    return plan == null
        ? Amount.ONE
        : plan.attr(plan.type().equals(AppService.PLAN_NAME) ? "worker_count" : "sku.capacity")
            .amount(1);
  }

  /// Whether the instances of its plan are charged at this app.
  private static boolean isFirst(Resource app, SharedCharge together) {
    SharedCharge.Place place = app.placeIn(together);
    if (place.number() > 0) {
      app.assume("the instances of a plan are charged once, at " + place.first());
    }
    return place.number() == 0;
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
    Resource plan = plan(app);
    String expected = app.usageText("sku");
    String sku =
        expected != null
            ? expected.toLowerCase(Locale.ROOT)
            : plan == null ? "" : size(plan).text("");
    Meters meters = Meters.of(app, "Logic Apps");
    if (isFirst(app, LOGIC_APPS_OF_PLAN)) {
      if (isWorkflow(sku)) {
        workflow(app, bill, sku, workers(plan));
      } else {
        Amount missing = new Amount.UsageMissing("sku");
        bill.add("Workflow vCore", Components.HOURS, core(meters), missing);
        bill.add("Workflow memory", "GB-hours", memoryPrice(meters), missing);
      }
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

  private static void workflow(Resource at, Components bill, String sku, Amount workers) {
    Meters meters = Meters.of(at, "Logic Apps");
    bill.add(
        "Workflow vCore", Components.HOURS, core(meters), cores(sku).times(workers).timesHours());
    bill.add(
        "Workflow memory",
        "GB-hours",
        memoryPrice(meters),
        memory(sku).times(workers).timesHours());
  }

  private static PriceRef core(Meters meters) {
    return meters.price("Logic Apps", "Standard", "Standard vCPU Duration");
  }

  private static PriceRef memoryPrice(Meters meters) {
    return meters.price("Logic Apps", "Standard", "Standard Memory Duration");
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

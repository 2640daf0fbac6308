package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What applications are made with: API gateways, configuration, registries of images, search and
/// automation.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/api-management/">API Management
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/container-registry/">Container
///   Registry pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/search/">Azure AI Search
///   pricing</a>
final class ApplicationServices {

  private static final String API = "API Management";
  private static final String REGISTRY = "Container Registry";
  private static final String AUTOMATION = "Automation";

  /// Days of a month for what is charged by the day there.
  private static final int DAYS = 30;

  private static final int SECONDS_OF_AN_HOUR = 3_600;

  private static final ResourceType API_MANAGEMENT =
      ResourceType.priced("azurerm_api_management", ApplicationServices::apiManagement)
          .reading("sku_name", "additional_location.location", "additional_location.capacity")
          .usage("monthly_api_calls", "self_hosted_gateway_count");

  private static final ResourceType CONFIGURATION =
      ResourceType.priced("azurerm_app_configuration", ApplicationServices::configuration)
          .reading("sku", "replica.name", "replica.location")
          .usage("monthly_additional_requests");

  private static final ResourceType CONTAINER_REGISTRY =
      ResourceType.priced("azurerm_container_registry", ApplicationServices::registry)
          .reading("sku", "georeplications.location", "georeplication_locations")
          .usage("storage_gb", "monthly_build_vcpu_hrs");

  private static final ResourceType SEARCH =
      ResourceType.priced("azurerm_search_service", ApplicationServices::search)
          .reading("sku", "replica_count", "partition_count")
          .usage("monthly_images_extracted");

  private static final ResourceType ACCOUNT =
      ResourceType.priced("azurerm_automation_account", ApplicationServices::automation)
          .reading("id", "name")
          .usage("monthly_job_run_mins", "monthly_watcher_hrs", "non_azure_config_node_count");

  private static final ResourceType DSC = dsc("azurerm_automation_dsc_configuration");
  private static final ResourceType DSC_NODE = dsc("azurerm_automation_dsc_nodeconfiguration");

  private static final ResourceType JOB_SCHEDULE =
      ResourceType.priced(
              "azurerm_automation_job_schedule",
              (schedule, bill) -> jobs(schedule, bill, account(schedule)))
          .reading("automation_account_name")
          .usage("monthly_job_run_mins");

  private static final ResourceType WATCHER =
      ResourceType.priced("azurerm_automation_watcher", ApplicationServices::watcher);

  static Stream<ResourceType> types() {
    return Stream.of(
        API_MANAGEMENT,
        CONFIGURATION,
        CONTAINER_REGISTRY,
        SEARCH,
        ACCOUNT,
        DSC,
        DSC_NODE,
        JOB_SCHEDULE,
        WATCHER);
  }

  private static void apiManagement(Resource service, Components bill) {
    Meters meters = Meters.of(service, API);
    String name = service.attr("sku_name").text("developer_1");
    String tier = Skus.capital(Skus.tier(name));
    if (tier.equals("Consumption")) {
      bill.add(
          "API calls",
          "units",
          meters.price(API, tier, "Consumption Calls"),
          service.usage("monthly_api_calls"));
      return;
    }
    bill.hourly("API management", meters.price(API, tier, tier + " Unit"), Skus.units(name));
    List<Attributes> further = service.blocks("additional_location");
    for (int i = 0; i < further.size(); i++) {
      Attr capacity = further.get(i).attr("capacity");
      bill.group("additional_location[" + i + "]")
          .hourly(
              "API management",
              Meters.in(further.get(i).attr("location"), API).price(API, tier, tier + " Unit"),
              capacity.isSet() ? capacity.amount() : Skus.units(name));
    }
    if (tier.equals("Premium")) {
      bill.add(
          "Self hosted gateway",
          "units",
          meters.price(API, "Gateway", "Self-hosted Gateway"),
          service.usage("self_hosted_gateway_count"));
    }
  }

  private static void configuration(Resource store, Components bill) {
    String sku = store.attr("sku").text("free");
    if (!sku.equals("standard")) {
      return;
    }
    Meters meters = Meters.of(store, "App Configuration");
    Amount instances = Amount.of(store.blocks("replica").size() + 1L);
    bill.add(
        "Instance",
        "days",
        meters.price("App Configuration", "Standard", "Standard Instance"),
        instances.times(DAYS));
    bill.add(
        "Requests (over 200k/day)",
        "units",
        meters.price("App Configuration", "Standard", "Standard Overage Operations"),
        store.usage("monthly_additional_requests"));
  }

  private static void registry(Resource registry, Components bill) {
    Meters meters = Meters.of(registry, REGISTRY);
    String sku =
        Skus.capital(registry.attr("sku").or("Basic").text("basic").replace("classic", "basic"));
    long copies =
        Math.max(
            registry.blocks("georeplications").size(),
            registry.attr("georeplication_locations").texts().size());
    bill.add(
        "Registry usage",
        "days",
        meters.price(REGISTRY, sku, sku + " Registry Unit"),
        Amount.of(DAYS));
    if (sku.equals("Premium")) {
      bill.add(
          "Geo replication",
          "days",
          meters.price(REGISTRY, sku, sku + " Registry Unit"),
          Amount.of(DAYS).times(copies));
    }
    long included =
        switch (sku) {
          case "Premium" -> 500;
          case "Standard" -> 100;
          default -> 10;
        };
    bill.add(
        "Storage (over what is included)",
        "GB",
        meters.price(REGISTRY, sku, "Data Stored"),
        registry.usage("storage_gb").beyond(included));
    bill.add(
        "Build vCPU",
        "seconds",
        meters.price(REGISTRY, "Tasks", "Task vCPU Duration"),
        registry.usage("monthly_build_vcpu_hrs").times(SECONDS_OF_AN_HOUR));
  }

  private static void search(Resource service, Components bill) {
    String name = service.attr("sku").text("free");
    String sku =
        switch (name) {
          case "basic" -> "Basic";
          case "standard" -> "Standard S1";
          case "standard2" -> "Standard S2";
          case "standard3" -> "Standard S3";
          case "storage_optimized_l1" -> "Storage Optimized L1";
          case "storage_optimized_l2" -> "Storage Optimized L2";
          default -> "";
        };
    if (sku.isEmpty()) {
      return;
    }
    Meters meters = Meters.of(service, "Azure Cognitive Search");
    Amount units =
        service.attr("partition_count").amount(1).times(service.attr("replica_count").amount(1));
    bill.hourly("Search usage", meters.price("Azure AI Search", sku, sku + " Unit"), units);
    bill.add(
        "Image extraction",
        "units",
        meters.price("Azure AI Search", "Document Cracking", "Document Cracking Image Extraction"),
        service.usage("monthly_images_extracted"));
  }

  private static @Nullable Resource account(Resource part) {
    return part.reference("automation_account_name", "azurerm_automation_account", "name");
  }

  private static void automation(Resource account, Components bill) {
    jobs(account, bill, null);
    nodes(account, bill, null);
    bill.add(
        "Watchers",
        Components.HOURS,
        Meters.of(account, AUTOMATION).price("Process Automation", "Basic", "Watcher"),
        account.usage("monthly_watcher_hrs"));
  }

  private static ResourceType dsc(String name) {
    return ResourceType.priced(name, (part, bill) -> nodes(part, bill, account(part)))
        .reading("automation_account_name")
        .usage("non_azure_config_node_count");
  }

  private static void jobs(Resource at, Components bill, @Nullable Resource account) {
    bill.add(
        "Job run time",
        "minutes",
        Meters.of(at, account, AUTOMATION).price("Process Automation", "Basic", "Basic Runtime"),
        at.usage("monthly_job_run_mins"));
  }

  private static void nodes(Resource at, Components bill, @Nullable Resource account) {
    bill.add(
        "Non-Azure config nodes",
        "units",
        Meters.of(at, account, AUTOMATION)
            .price("Configuration Management", "Non-Azure", "Non-Azure Node"),
        at.usage("non_azure_config_node_count"));
  }

  private static void watcher(Resource watcher, Components bill) {
    bill.hourly(
        "Watcher", Meters.of(watcher, AUTOMATION).price("Process Automation", "Basic", "Watcher"));
  }

  private ApplicationServices() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// Backups are charged by what is protected, by its size, and by what is kept; Defender for Cloud
/// by what it protects.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/backup/">Backup pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/defender-for-cloud/">Microsoft
///   Defender for Cloud pricing</a>
final class Protection {

  private static final String VAULT_NAME = "azurerm_recovery_services_vault";
  private static final String PROTECTED_NAME = "azurerm_backup_protected_vm";
  private static final String DEFENDER = "Microsoft Defender for Cloud";

  private static final ResourceType VAULT =
      ResourceType.priced(VAULT_NAME, Protection::vault)
          .reading("id", "name", "storage_mode_type", "cross_region_restore_enabled")
          .usage(
              PROTECTED_NAME + ".*.disk_utilization_gb",
              PROTECTED_NAME + ".*.additional_backup_retention_gb");

  private static final ResourceType PROTECTED =
      ResourceType.free(PROTECTED_NAME).reading("recovery_vault_name", "source_vm_id");

  private static final ResourceType PRICING =
      ResourceType.priced("azurerm_security_center_subscription_pricing", Protection::pricing)
          .reading("tier", "resource_type", "subplan")
          .usage(
              "cosmosdb_request_units",
              "monthly_app_service_nodes",
              "monthly_arm_subscriptions",
              "monthly_container_registry_images",
              "monthly_containers_vcores",
              "monthly_dns_queries",
              "monthly_key_vaults",
              "monthly_kubernetes_cores",
              "monthly_mariadb_instances",
              "monthly_mysql_instances",
              "monthly_postgresql_instances",
              "monthly_servers_plan_1_nodes",
              "monthly_servers_plan_2_nodes",
              "monthly_sql_azure_connected_instances",
              "monthly_sql_outside_azure_vcores",
              "monthly_storage_accounts");

  static Stream<ResourceType> types() {
    return Stream.of(VAULT, PROTECTED, PRICING);
  }

  private static void vault(Resource vault, Components bill) {
    Meters meters = Meters.of(vault, "Backup");
    boolean everywhere = vault.attr("cross_region_restore_enabled").isTrue();
    String redundancy =
        switch (vault.attr("storage_mode_type").text("georedundant")) {
          case "locallyredundant" -> "LRS";
          case "zoneredundant" -> "ZRS";
          default -> everywhere ? "RA-GRS" : "GRS";
        };
    for (Resource machine : vault.referencedBy(PROTECTED_NAME, "recovery_vault_name", "name")) {
      String name = machine.address().substring(machine.address().lastIndexOf(PROTECTED_NAME));
      String key = name.replaceFirst("\\[.*", "");
      Amount size = vault.usage(key + ".disk_utilization_gb").or(sizeOf(machine));
      Components part = bill.group(name);
      part.add(
          "Instance backup",
          "units",
          meters.price("Backup", "Azure VM", "Azure VM Protected Instances"),
          instances(size));
      part.add(
          "Data stored",
          "GB",
          meters.price("Backup", "Standard", redundancy + " Data Stored"),
          size.plus(vault.usage(key + ".additional_backup_retention_gb").or(Amount.of(0))));
    }
  }

  private static Amount sizeOf(Resource machine) {
    for (String type :
        List.of("azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine")) {
      Resource source = machine.reference("source_vm_id", type, "id");
      if (source != null) {
        return source.attr("os_disk.disk_size_gb").amount(ManagedDisk.IMAGE_SIZE);
      }
    }
    Resource older = machine.reference("source_vm_id", "azurerm_virtual_machine", "id");
    if (older == null) {
      return new Amount.UsageMissing(PROTECTED_NAME + ".*.disk_utilization_gb");
    }
    Amount size = older.attr("storage_os_disk.disk_size_gb").amount(ManagedDisk.IMAGE_SIZE);
    for (var disk : older.attributes().attrs("storage_data_disk.disk_size_gb")) {
      size = size.plus(disk.amount(0));
    }
    return size;
  }

  /// Half a unit up to 50 gigabytes, else one for each 500.
  private static Amount instances(Amount size) {
    return size instanceof Amount.Known(var gigabytes, _)
            && gigabytes.compareTo(BigDecimal.valueOf(50)) <= 0
        ? size.times(0).plus(Amount.of("0.5"))
        : size.roundedUpTo(500).dividedBy(500);
  }

  private static void pricing(Resource pricing, Components bill) {
    if (!pricing.attr("tier").is("Standard")) {
      return;
    }
    switch (pricing.attr("resource_type").text("virtualmachines")) {
      case "appservices" ->
          add(
              pricing,
              bill,
              "Defender for App Service",
              "App Service",
              "monthly_app_service_nodes");
      case "arm" -> add(pricing, bill, "Defender for ARM", "ARM", "monthly_arm_subscriptions");
      case "containerregistry" ->
          add(
              pricing,
              bill,
              "Defender for container registries",
              "Container Registries",
              "monthly_container_registry_images");
      case "containers" ->
          add(pricing, bill, "Defender for Containers", "Containers", "monthly_containers_vcores");
      case "cosmosdbs" ->
          add(pricing, bill, "Defender for Cosmos DB", "Cosmos DB", "cosmosdb_request_units");
      case "dns" -> add(pricing, bill, "Defender for DNS", "DNS", "monthly_dns_queries");
      case "keyvaults" ->
          add(pricing, bill, "Defender for Key Vault", "Key Vault", "monthly_key_vaults");
      case "kubernetesservice" ->
          add(pricing, bill, "Defender for Kubernetes", "Kubernetes", "monthly_kubernetes_cores");
      case "opensourcerelationaldatabases" -> {
        add(pricing, bill, "Defender for PostgreSQL", "PostgreSQL", "monthly_postgresql_instances");
        add(pricing, bill, "Defender for MySQL", "MySQL", "monthly_mysql_instances");
        add(pricing, bill, "Defender for MariaDB", "MariaDB", "monthly_mariadb_instances");
      }
      case "sqlservers" ->
          add(
              pricing,
              bill,
              "Defender for SQL, Azure-connected",
              "SQL Azure-connected",
              "monthly_sql_azure_connected_instances");
      case "sqlservervirtualmachines" -> {
        add(
            pricing,
            bill,
            "Defender for SQL, Azure-connected",
            "SQL Azure-connected",
            "monthly_sql_azure_connected_instances");
        add(
            pricing,
            bill,
            "Defender for SQL, outside Azure",
            "SQL outside Azure",
            "monthly_sql_outside_azure_vcores");
      }
      case "storageaccounts" ->
          add(pricing, bill, "Defender for Storage", "Storage", "monthly_storage_accounts");
      case "virtualmachines" -> {
        add(
            pricing,
            bill,
            "Defender for servers, plan 1",
            "Servers P1",
            "monthly_servers_plan_1_nodes");
        add(
            pricing,
            bill,
            "Defender for servers, plan 2",
            "Servers P2",
            "monthly_servers_plan_2_nodes");
      }
      default -> {}
    }
  }

  private static void add(Resource pricing, Components bill, String name, String sku, String key) {
    bill.add(
        name,
        "units",
        Meters.global(DEFENDER).price(DEFENDER + " for " + sku, "Standard", "Standard Unit"),
        pricing.usage(key));
  }

  private Protection() {}
}

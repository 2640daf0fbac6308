package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Servers of PostgreSQL, MySQL and MariaDB are charged for cores, storage and further backups; a
/// flexible one that is highly available for its standby as well.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/postgresql/flexible-server/">Azure
///   Database for PostgreSQL pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/mysql/flexible-server/">Azure
///   Database for MySQL pricing</a>
final class OpenDatabase {

  private static final int MB_OF_A_GB = 1_024;

  /// IOPS without charge: these, and some for each gigabyte.
  private static final int FREE_IOPS = 300;

  private static final int FREE_IOPS_OF_A_GB = 3;

  private static final ResourceType MARIADB = single("azurerm_mariadb_server", "MariaDB");
  private static final ResourceType MYSQL = single("azurerm_mysql_server", "MySQL");
  private static final ResourceType POSTGRESQL = single("azurerm_postgresql_server", "PostgreSQL");

  private static final ResourceType MYSQL_FLEXIBLE =
      ResourceType.priced("azurerm_mysql_flexible_server", OpenDatabase::mysqlFlexible)
          .reading(
              "sku_name",
              "storage.size_gb",
              "storage.iops",
              "high_availability.mode",
              "geo_redundant_backup_enabled")
          .usage("additional_backup_storage_gb");

  private static final ResourceType POSTGRESQL_FLEXIBLE =
      ResourceType.priced("azurerm_postgresql_flexible_server", OpenDatabase::postgresqlFlexible)
          .reading(
              "sku_name",
              "version",
              "storage_mb",
              "high_availability.mode",
              "geo_redundant_backup_enabled")
          .usage("additional_backup_storage_gb");

  /// E.g. `D2ads_v5`: the letters before and behind the number of cores, and the generation.
  private static final Pattern SIZE = Pattern.compile("([a-z]+)(\\d+)([a-z]*)(?:_(v\\d+))?");

  static Stream<ResourceType> types() {
    return Stream.of(MARIADB, MYSQL, POSTGRESQL, MYSQL_FLEXIBLE, POSTGRESQL_FLEXIBLE);
  }

  private static ResourceType single(String name, String engine) {
    return ResourceType.priced(name, (server, bill) -> chargeSingle(server, bill, engine))
        .reading(
            "sku_name",
            "storage_mb",
            "storage_profile.storage_mb",
            "geo_redundant_backup_enabled",
            "storage_profile.geo_redundant_backup")
        .usage("additional_backup_storage_gb");
  }

  private static void chargeSingle(Resource server, Components bill, String engine) {
    String service = "Azure Database for " + engine;
    String single = service + (engine.equals("MariaDB") ? "" : " Single Server");
    Meters meters = Meters.of(server, service);
    String[] sku = server.attr("sku_name").text("").split("_");
    if (sku.length != 3) {
      bill.hourly("Compute", Resource.noPrice("sku_name is not a tier, family and cores"));
      return;
    }
    String tier =
        switch (sku[0]) {
          case "b" -> "Basic";
          case "mo" -> "Memory Optimized";
          default -> "General Purpose";
        };
    bill.hourly(
        "Compute",
        meters.price(
            single + " " + tier + " - Compute " + Skus.capital(sku[1]), "1 vCore", "vCore"),
        Skus.units(server.attr("sku_name").text("")));
    String stored = tier.equals("Basic") ? "Basic" : "General Purpose";
    bill.add(
        "Storage",
        "GB",
        meters.price(single + " " + stored + " - Storage", stored, stored + " Data Stored"),
        server
            .attr("storage_mb")
            .or(server.attr("storage_profile.storage_mb"))
            .amount(5_120)
            .dividedBy(MB_OF_A_GB));
    boolean geo =
        server.attr("geo_redundant_backup_enabled").isTrue()
            || server.attr("storage_profile.geo_redundant_backup").is("Enabled");
    String backup = geo ? "Backup GRS" : "Backup LRS";
    bill.add(
        "Additional backup storage",
        "GB",
        meters.price(single + " - Backup Storage", backup, backup + " Data Stored"),
        server.usage("additional_backup_storage_gb"));
  }

  private static void mysqlFlexible(Resource server, Components bill) {
    Amount size = server.attr("storage.size_gb").amount(20);
    String storage = "Azure Database for MySQL Flexible Server Storage";
    Meters meters = flexible(server, bill, "MySQL", storage, size);
    Amount free = Amount.of(FREE_IOPS).plus(size.times(FREE_IOPS_OF_A_GB));
    bill.add(
        "Additional IOPS",
        "units",
        meters.price(storage, "Additional IOPS", "Additional IOPS"),
        server.attr("storage.iops").amount(0).beyond(free));
    backup(server, bill, meters, "Azure Database for MySQL Flexible Server Backup Storage");
  }

  private static void postgresqlFlexible(Resource server, Components bill) {
    Amount size = server.attr("storage_mb").amount(32_768).dividedBy(MB_OF_A_GB);
    String storage = "Azure Database for PostgreSQL Flexible Server Storage";
    Meters meters = flexible(server, bill, "PostgreSQL", storage, size);
    backup(server, bill, meters, "Azure Database for PostgreSQL Flexible Server Backup Storage");
    Lifecycle lifecycle = Lifecycles.of("azure-postgresql", "postgresql", server.attr("version"));
    if (lifecycle != null && lifecycle.step(server.submittedOn()) != null) {
      bill.hourly(
          "Extended support",
          Resource.noPrice("the price of extended support of its version is not known"));
    }
  }

  private static Meters flexible(
      Resource server, Components bill, String engine, String storage, Amount size) {
    String service = "Azure Database for " + engine;
    Meters meters = Meters.of(server, service);
    boolean standby = !server.blocks("high_availability").isEmpty();
    Amount servers = Amount.of(standby ? 2 : 1);
    String sku = server.attr("sku_name").text("");
    String tier =
        sku.startsWith("b_")
            ? "Burstable"
            : sku.startsWith("mo_") ? "Memory Optimized" : "General Purpose";
    String name = sku.replaceFirst("^(b|gp|mo)_", "").replaceFirst("^standard_", "");
    Matcher shape = SIZE.matcher(name);
    if (shape.matches()) {
      String product = service + " Flexible Server " + tier + " ";
      PriceRef price;
      Amount count = servers;
      if (tier.equals("Burstable")) {
        String burst = name.toUpperCase(Locale.ROOT);
        price = meters.price(product + "BS Series Compute", burst, burst);
      } else {
        String generation = shape.group(4) == null ? "" : shape.group(4);
        String series = Skus.capital(shape.group(1)) + shape.group(3) + generation;
        price = meters.price(product + series + " Series Compute", "vCore", "vCore");
        count = servers.times(Amount.of(shape.group(2)));
      }
      bill.hourly("Compute", price, count);
    } else {
      bill.hourly("Compute", Resource.noPrice("sku_name is not a size"));
    }
    bill.add(
        "Storage",
        "GB",
        meters.price(storage, "Storage", "Storage Data Stored"),
        size.times(servers));
    return meters;
  }

  private static void backup(Resource server, Components bill, Meters meters, String product) {
    String kept =
        server.attr("geo_redundant_backup_enabled").isTrue()
            ? "Backup Storage GRS"
            : "Backup Storage LRS";
    bill.add(
        "Additional backup storage",
        "GB",
        meters.price(product, kept, kept + " Data Stored"),
        server.usage("additional_backup_storage_gb"));
  }

  private OpenDatabase() {}
}

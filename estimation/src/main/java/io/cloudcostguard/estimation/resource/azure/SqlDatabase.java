package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SQL databases, pools of them and managed instances are charged for compute, by DTUs or cores,
/// for the licence unless it is owned, and for data and backups that are kept.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/azure-sql-database/single/">Azure SQL
///   Database pricing</a>
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/azure-sql-managed-instance/single/">Azure
///   SQL Managed Instance pricing</a>
final class SqlDatabase {

  private static final String SERVICE = "SQL Database";
  private static final String INSTANCE_SERVICE = "SQL Managed Instance";
  private static final String SERVER = "azurerm_mssql_server";
  private static final String OLDER_SERVER = "azurerm_sql_server";

  /// Gigabytes of data of a database that does not say.
  private static final int DATA = 5;

  /// Gigabytes that an instance has without charge.
  private static final int FREE_OF_INSTANCE = 32;

  private static final ResourceType SERVER_TYPE = ResourceType.free(SERVER).reading("id", "name");

  private static final ResourceType OLDER_SERVER_TYPE =
      ResourceType.free(OLDER_SERVER).reading("id", "name");

  private static final ResourceType DATABASE =
      ResourceType.priced("azurerm_mssql_database", SqlDatabase::database)
          .reading(
              "server_id",
              "elastic_pool_id",
              "sku_name",
              "license_type",
              "max_size_gb",
              "read_replica_count",
              "zone_redundant",
              "storage_account_type")
          .usage(
              "backup_storage_gb",
              "extra_data_storage_gb",
              "long_term_retention_storage_gb",
              "monthly_vcore_hours");

  private static final ResourceType OLDER_DATABASE =
      ResourceType.priced("azurerm_sql_database", SqlDatabase::olderDatabase)
          .reading(
              "server_name",
              "elastic_pool_name",
              "edition",
              "requested_service_objective_name",
              "max_size_bytes",
              "max_size_gb",
              "read_scale",
              "zone_redundant")
          .usage(
              "backup_storage_gb",
              "extra_data_storage_gb",
              "long_term_retention_storage_gb",
              "monthly_vcore_hours");

  private static final ResourceType POOL =
      ResourceType.priced("azurerm_mssql_elasticpool", SqlDatabase::pool)
          .reading(
              "sku.name",
              "sku.tier",
              "sku.family",
              "sku.capacity",
              "license_type",
              "max_size_gb",
              "zone_redundant");

  private static final ResourceType OLDER_POOL =
      ResourceType.priced("azurerm_sql_elasticpool", SqlDatabase::olderPool)
          .reading("edition", "dtu", "pool_size");

  private static final ResourceType INSTANCE = instance("azurerm_mssql_managed_instance");
  private static final ResourceType OLDER_INSTANCE = instance("azurerm_sql_managed_instance");

  private static final Map<String, String> TIERS =
      Map.of("gp", "General Purpose", "bc", "Business Critical", "hs", "Hyperscale");

  static Stream<ResourceType> types() {
    return Stream.of(
        SERVER_TYPE,
        OLDER_SERVER_TYPE,
        DATABASE,
        OLDER_DATABASE,
        POOL,
        OLDER_POOL,
        INSTANCE,
        OLDER_INSTANCE);
  }

  private static ResourceType instance(String name) {
    return ResourceType.priced(name, SqlDatabase::chargeInstance)
        .reading("sku_name", "vcores", "storage_size_in_gb", "license_type", "storage_account_type")
        .usage("backup_storage_gb", "long_term_retention_storage_gb");
  }

  private static void database(Resource database, Components bill) {
    Resource server = database.reference("server_id", SERVER, "id");
    Meters sql = Meters.of(database, server, SERVICE);
    String sku = database.attr("sku_name").text("gp_s_gen5_2");
    if (!database.attr("elastic_pool_id").isSet() && !sku.equals("elasticpool")) {
      compute(
          database,
          bill,
          sql,
          sku,
          database.attr("max_size_gb"),
          database.attr("license_type").text("licenseincluded").equals("baseprice"),
          database.attr("read_replica_count").amount(0));
    }
    kept(database, bill, sql);
  }

  private static void olderDatabase(Resource database, Components bill) {
    Resource server = database.reference("server_name", OLDER_SERVER, "name");
    Meters sql = Meters.of(database, server, SERVICE);
    String objective = database.attr("requested_service_objective_name").text("");
    String edition = database.attr("edition").text("");
    String sku =
        !objective.isEmpty()
            ? objective
            : switch (edition) {
              case "basic" -> "basic";
              case "standard" -> "s0";
              case "premium" -> "p1";
              case "businesscritical" -> "bc_gen5_2";
              case "hyperscale" -> "hs_gen5_2";
              default -> "gp_gen5_2";
            };
    Attr size = database.attr("max_size_gb");
    if (!database.attr("elastic_pool_name").isSet() && !sku.equals("elasticpool")) {
      compute(
          database,
          bill,
          sql,
          sku,
          size,
          true,
          database.attr("read_scale").isTrue() && sku.startsWith("hs") ? Amount.ONE : Amount.of(0));
    }
    kept(database, bill, sql);
  }

  private static void compute(
      Resource database,
      Components bill,
      Meters sql,
      String sku,
      Attr size,
      boolean ownsLicence,
      Amount replicas) {
    if (sku.equals("free")) {
      return;
    }
    String[] parts = sku.split("_", -1);
    String tier = TIERS.get(parts[0]);
    if (tier == null) {
      dtus(database, bill, sql, sku, size);
      return;
    }
    if (parts.length < 3) {
      bill.hourly("Compute", Resource.noPrice("the SKU is not a tier, family and cores"));
      return;
    }
    boolean serverless = parts[1].equals("s");
    Amount cores = Skus.units(sku);
    String family = family(parts[parts.length - 2]);
    boolean zones = database.attr("zone_redundant").isTrue();
    if (serverless) {
      String product = SERVICE + " " + tier + " - Serverless - Compute " + family;
      Amount hours = database.usage("monthly_vcore_hours");
      bill.add("Compute", Components.HOURS, sql.price(product, "1 vCore", "vCore"), hours);
      if (zones) {
        bill.add(
            "Zone redundancy",
            Components.HOURS,
            sql.price(product, "1 vCore Zone Redundancy", "Zone Redundancy vCore"),
            hours);
      }
    } else {
      String product = computeProduct(tier, family);
      PriceRef core = sql.price(product, "1 vCore", "vCore");
      bill.hourly("Compute", core, cores);
      if (tier.equals("Hyperscale")) {
        bill.hourly("Read replicas", core, cores.times(replicas));
      }
      if (zones && tier.equals("General Purpose")) {
        bill.hourly(
            "Zone redundancy",
            sql.price(product, "1 vCore Zone Redundancy", "Zone Redundancy vCore"),
            cores);
      }
      if (!ownsLicence) {
        licence(bill, sql, tier, cores);
      }
    }
    bill.add("Storage", "GB", storage(sql, tier, zones), size.amount(DATA));
  }

  private static String computeProduct(String tier, String family) {
    return tier.equals("Hyperscale")
        ? SERVICE + " SingleDB Hyperscale - Compute " + family
        : SERVICE + " Single/Elastic Pool " + tier + " - Compute " + family;
  }

  private static void licence(Components bill, Meters sql, String tier, Amount cores) {
    String of = tier.equals("Hyperscale") ? "General Purpose" : tier;
    bill.hourly(
        "SQL license",
        sql.ofService(SERVICE)
            .price(SERVICE + " Single/Elastic Pool " + of + " - SQL License", "vCore", "vCore"),
        cores);
  }

  private static PriceRef storage(Meters sql, String tier, boolean zones) {
    String sku = tier + (zones && tier.equals("General Purpose") ? " Zone Redundancy" : "");
    return sql.price(
        SERVICE + " Single/Elastic Pool " + tier + " - Storage", sku, sku + " Data Stored");
  }

  private static String family(String name) {
    return switch (name) {
      case "m" -> "M Series";
      case "dc" -> "DC-Series";
      case "fsv2" -> "FSv2 Series";
      default -> Skus.capital(name);
    };
  }

  private static void dtus(Resource database, Components bill, Meters sql, String name, Attr size) {
    String sku = name.equals("basic") ? "B" : name.toUpperCase(Locale.ROOT);
    String tier =
        switch (sku.charAt(0)) {
          case 'B' -> "Basic";
          case 'P' -> "Premium";
          default -> "Standard";
        };
    bill.add(
        "Compute",
        "days",
        sql.price(SERVICE + " Single " + tier, sku, sku + " DTUs"),
        Skus.daysOfAMonth());
    if (!tier.equals("Basic")) {
      long included = tier.equals("Standard") ? 250 : sku.matches("P1[15]") ? 4_096 : 500;
      bill.add(
          "Extra data storage",
          "GB",
          extra(sql, tier),
          database
              .usage("extra_data_storage_gb")
              .or(
                  size.isSet()
                      ? size.amount().beyond(included)
                      : new Amount.UsageMissing("extra_data_storage_gb")));
    }
  }

  private static PriceRef extra(Meters sql, String tier) {
    return sql.price(SERVICE + " - Storage", tier, tier + " Data Stored");
  }

  private static void kept(Resource database, Components bill, Meters sql) {
    String redundancy =
        switch (database.attr("storage_account_type").text("geo")) {
          case "local" -> "LRS";
          case "zone" -> "ZRS";
          case "geozone" -> "RA-GZRS";
          default -> "RA-GRS";
        };
    bill.add(
        "Long-term retention",
        "GB",
        sql.price(
            SERVICE + " - LTR Backup Storage",
            "Backup " + redundancy,
            "Backup " + redundancy + " Data Stored"),
        database.usage("long_term_retention_storage_gb"));
    bill.add(
        "PITR backup storage",
        "GB",
        sql.price(
            SERVICE + " Single/Elastic Pool PITR Backup Storage",
            "Backup " + redundancy,
            redundancy + " Data Stored"),
        database.usage("backup_storage_gb"));
  }

  private static void pool(Resource pool, Components bill) {
    Meters sql = Meters.of(pool, SERVICE);
    String name = pool.attr("sku.name").text("");
    Amount capacity = pool.attr("sku.capacity").amount();
    if (name.endsWith("pool")) {
      edtus(
          bill,
          sql,
          Skus.capital(name.replace("pool", "")),
          capacity,
          pool.attr("max_size_gb").amount(0));
      return;
    }
    String tier = TIERS.getOrDefault(name.split("_", -1)[0], "General Purpose");
    String family =
        family(pool.attr("sku.family").or(name.substring(name.indexOf('_') + 1)).text(""));
    String product = SERVICE + " Single/Elastic Pool " + tier + " - Compute " + family;
    boolean zones = pool.attr("zone_redundant").isTrue();
    bill.hourly("Compute", sql.price(product, "1 vCore", "vCore"), capacity);
    if (zones && tier.equals("General Purpose")) {
      bill.hourly(
          "Zone redundancy",
          sql.price(product, "1 vCore Zone Redundancy", "Zone Redundancy vCore"),
          capacity);
    }
    if (!pool.attr("license_type").is("BasePrice")) {
      licence(bill, sql, tier, capacity);
    }
    bill.add("Storage", "GB", storage(sql, tier, zones), pool.attr("max_size_gb").amount(DATA));
  }

  private static void olderPool(Resource pool, Components bill) {
    Amount size = pool.attr("pool_size").amount(0).dividedBy(1_024);
    edtus(
        bill,
        Meters.of(pool, SERVICE),
        Skus.capital(pool.attr("edition").text("basic")),
        pool.attr("dtu").amount(),
        size);
  }

  private static void edtus(Components bill, Meters sql, String tier, Amount dtus, Amount size) {
    String pack =
        dtus instanceof Amount.Known(var number, _) ? number.toBigInteger() + " DTU Pack" : "";
    bill.add(
        "Compute",
        "days",
        pack.isEmpty()
            ? Resource.noPrice("the DTUs of the pool are not known")
            : sql.price(SERVICE + " Elastic Pool - " + tier, pack, "eDTUs"),
        Skus.daysOfAMonth());
    if (!tier.equals("Basic")) {
      Amount included =
          tier.equals("Standard")
              ? dtus
              : dtus instanceof Amount.Known(var number, _)
                  ? Amount.of(includedInPremium(number.intValue()))
                  : dtus;
      bill.add(
          "Extra data storage",
          "GB",
          sql.price(SERVICE + " Elastic Pool - Storage", tier, tier + " Data Stored"),
          size.beyond(included));
    }
  }

  private static long includedInPremium(int dtus) {
    return switch (dtus) {
      case 125 -> 250;
      case 250 -> 500;
      case 500 -> 750;
      case 1_000 -> 1_024;
      case 1_500 -> 1_536;
      default ->
          dtus <= 2_000
              ? 2_048
              : dtus <= 2_500 ? 2_560 : dtus <= 3_000 ? 3_072 : dtus <= 3_500 ? 3_584 : 4_096;
    };
  }

  private static void chargeInstance(Resource instance, Components bill) {
    Meters sql = Meters.of(instance, INSTANCE_SERVICE);
    String sku = instance.attr("sku_name").text("gp_gen5");
    String tier = sku.startsWith("bc") ? "Business Critical" : "General Purpose";
    String family = Skus.capital(sku.substring(sku.indexOf('_') + 1));
    Amount cores = instance.attr("vcores").amount(4);
    bill.hourly(
        "Compute",
        sql.price(INSTANCE_SERVICE + " " + tier + " - Compute " + family, "1 vCore", "vCore"),
        cores);
    bill.add(
        "Additional storage",
        "GB",
        sql.price(INSTANCE_SERVICE + " " + tier + " - Storage", tier, tier + " Data Stored"),
        instance.attr("storage_size_in_gb").amount(FREE_OF_INSTANCE).beyond(FREE_OF_INSTANCE));
    String redundancy = redundancy(instance.attr("storage_account_type").text("lrs"));
    bill.add(
        "PITR backup storage",
        "GB",
        sql.price(
            INSTANCE_SERVICE + " PITR Backup Storage",
            "Backup " + redundancy,
            redundancy + " Data Stored"),
        instance.usage("backup_storage_gb"));
    if (!instance.attr("license_type").is("BasePrice")) {
      bill.hourly(
          "SQL license",
          sql.price(INSTANCE_SERVICE + " " + tier + " - SQL License", "vCore", "vCore"),
          cores);
    }
    bill.add(
        "LTR backup storage",
        "GB",
        sql.price(
            INSTANCE_SERVICE + " - LTR Backup Storage",
            "Backup " + redundancy,
            "Backup " + redundancy + " Data Stored"),
        instance.usage("long_term_retention_storage_gb"));
  }

  private static String redundancy(@Nullable String text) {
    return switch (text) {
      case "zrs" -> "ZRS";
      case "grs" -> "RA-GRS";
      case "gzrs" -> "RA-GZRS";
      case null, default -> "LRS";
    };
  }

  private SqlDatabase() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Queues, tables and file shares of a storage account are charged for what is stored and for
/// operations, by the redundancy of their account and where that is.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/storage/queues/">Queue Storage
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/storage/tables/">Table Storage
///   pricing</a>
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/storage/files/">Azure Files
///   pricing</a>
final class StorageServices {

  static final ResourceType QUEUE =
      ResourceType.priced("azurerm_storage_queue", StorageServices::queue)
          .reading("storage_account_name", "storage_account_id")
          .usage(
              "monthly_storage_gb",
              "monthly_class_1_operations",
              "monthly_class_2_operations",
              "monthly_geo_replication_data_transfer_gb");

  static final ResourceType TABLE =
      ResourceType.priced("azurerm_storage_table", StorageServices::table)
          .reading("storage_account_name", "storage_account_id")
          .usage(
              "monthly_storage_gb",
              "monthly_batch_write_operations",
              "monthly_write_operations",
              "monthly_read_operations",
              "monthly_scan_operations",
              "monthly_list_operations",
              "monthly_delete_operations");

  static final ResourceType SHARE =
      ResourceType.priced("azurerm_storage_share", StorageServices::share)
          .reading("storage_account_name", "storage_account_id", "access_tier", "quota")
          .usage(
              "storage_gb",
              "snapshots_storage_gb",
              "metadata_at_rest_storage_gb",
              "monthly_data_retrieval_gb",
              "monthly_list_operations",
              "monthly_other_operations",
              "monthly_read_operations",
              "monthly_write_operations");

  private static @Nullable Resource account(Resource at) {
    Resource byName = at.reference("storage_account_name", StorageAccount.NAME, "name");
    return byName == null ? at.reference("storage_account_id", StorageAccount.NAME, "id") : byName;
  }

  private static String redundancy(@Nullable Resource account) {
    return account == null ? "LRS" : StorageAccount.redundancy(account);
  }

  private static void queue(Resource queue, Components bill) {
    Resource account = account(queue);
    Meters storage = Meters.of(queue, account, "Storage");
    String redundancy = redundancy(account);
    String written = StorageAccount.written(redundancy);
    boolean first = account != null && account.attr("account_kind").is("Storage");
    String product = first ? "Queues" : "Queues v2";
    String sku = "Standard " + redundancy;
    bill.add(
        "Capacity",
        "GB",
        storage.price(product, sku, redundancy + " Data Stored"),
        queue.usage("monthly_storage_gb"));
    bill.add(
        "Class 1 operations",
        "units",
        storage.price(product, sku, written + " Class 1 Operations"),
        queue.usage("monthly_class_1_operations"));
    bill.add(
        "Class 2 operations",
        "units",
        storage.price(
            product, sku, written.equals("ZRS") ? "ZRS Class 2 Operations" : "Class 2 Operations"),
        queue.usage("monthly_class_2_operations"));
    if (written.startsWith("G")) {
      String replication = first ? "Geo-Replication" : "Geo-Replication v2";
      bill.add(
          "Geo-replication data transfer",
          "GB",
          storage.price("Storage - Bandwidth", replication, replication + " Data Transfer"),
          queue.usage("monthly_geo_replication_data_transfer_gb"));
    }
  }

  private static void table(Resource table, Components bill) {
    Resource account = account(table);
    String redundancy = redundancy(account);
    String written = StorageAccount.written(redundancy);
    boolean encrypted = account != null && account.attr("table_encryption_key_type").is("Account");
    String sku = (encrypted ? "Account Encrypted " : "Standard ") + redundancy;
    String kind = encrypted ? "Account Encrypted " : "";
    boolean named = encrypted && redundancy.equals("RA-GZRS");
    String write = kind + (named ? "RA-GZRS " : written.startsWith("G") ? written + " " : "");
    String capacity = encrypted && written.equals("GZRS") ? kind : "";
    Meters storage = Meters.of(table, account, "Storage");
    bill.add(
        "Capacity",
        "GB",
        storage.price("Tables", sku, capacity + redundancy + " Data Stored"),
        table.usage("monthly_storage_gb"));
    operations(
        table, bill, storage, sku, "Batch write operations", write + "Batch Write Operations");
    operations(table, bill, storage, sku, "Write operations", write + "Write Operations");
    operations(table, bill, storage, sku, "Read operations", kind + "Read Operations");
    operations(table, bill, storage, sku, "Scan operations", kind + "Scan Operations");
    operations(table, bill, storage, sku, "List operations", kind + "List Operations");
    operations(table, bill, storage, sku, "Delete operations", kind + "Delete Operations");
  }

  private static void operations(
      Resource table, Components bill, Meters storage, String sku, String name, String meter) {
    bill.add(
        name,
        "units",
        storage.price("Tables", sku, meter),
        table.usage("monthly_" + name.toLowerCase(Locale.ROOT).replace(' ', '_')));
  }

  private static void share(Resource share, Components bill) {
    Resource account = account(share);
    String redundancy = redundancy(account);
    Meters storage = Meters.of(share, account, "Storage");
    boolean premium =
        share.attr("access_tier").is("Premium")
            || (account != null && account.attr("account_tier").is("Premium"));
    Amount stored = share.usage("storage_gb");
    if (premium) {
      String sku = "Premium " + redundancy;
      bill.add(
          "Data at rest",
          "GB",
          storage.price("Premium Files", sku, sku + " Provisioned"),
          stored.or(share.attr("quota").amount()));
      bill.add(
          "Snapshots",
          "GB",
          storage.price("Premium Files", sku, sku + " Snapshots"),
          share.usage("snapshots_storage_gb"));
      return;
    }
    String tier =
        switch (share.attr("access_tier").text("transactionoptimized")) {
          case "hot" -> "Hot";
          case "cool" -> "Cool";
          default -> "Standard";
        };
    new Share(share, bill, storage, tier, redundancy).charge(stored);
  }

  /// A share that is charged for what it has.
  ///
  /// @param tier `Hot`, `Cool`, or `Standard`: optimized for transactions
  private record Share(
      Resource at, Components bill, Meters storage, String tier, String redundancy) {

    void charge(Amount stored) {
      boolean standard = tier.equals("Standard");
      String zones = redundancy.equals("ZRS") ? "ZRS " : "";
      String kept = standard ? redundancy : tier + " " + redundancy;
      String plain = standard ? zones : tier + " ";
      add("Data at rest", "GB", kept + " Data Stored", stored);
      add("Snapshots", "GB", kept + " Data Stored", at.usage("snapshots_storage_gb"));
      if (!standard) {
        add(
            "Metadata at rest",
            "GB",
            redundancy + " Metadata",
            at.usage("metadata_at_rest_storage_gb"));
      }
      add(
          "Write operations",
          "units",
          kept + " Write Operations",
          at.usage("monthly_write_operations"));
      add(
          "List operations",
          "units",
          (standard ? zones : kept + " ") + "List Operations",
          at.usage("monthly_list_operations"));
      add(
          "Read operations",
          "units",
          plain + "Read Operations",
          at.usage("monthly_read_operations"));
      add(
          "Other operations",
          "units",
          plain + (standard ? "Protocol Operations" : "Other Operations"),
          at.usage("monthly_other_operations"));
      if (tier.equals("Cool")) {
        add("Data retrieval", "GB", "Cool Data Retrieval", at.usage("monthly_data_retrieval_gb"));
      }
    }

    private void add(String name, String unit, String meter, Amount amount) {
      bill.add(name, unit, storage.price("Files v2", tier + " " + redundancy, meter), amount);
    }
  }

  private StorageServices() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.Locale;

/// A storage account is charged for its blobs: for what is stored, by access tier and redundancy,
/// and for operations. One for files is charged for files.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/storage/blobs/">Blob Storage
///   pricing</a>
final class StorageAccount {

  static final String NAME = "azurerm_storage_account";

  static final ResourceType TYPE =
      ResourceType.priced(NAME, StorageAccount::charge)
          .reading(
              "id",
              "name",
              "account_kind",
              "account_tier",
              "account_replication_type",
              "access_tier",
              "is_hns_enabled",
              "nfsv3_enabled",
              "table_encryption_key_type")
          .usage(
              "storage_gb",
              "data_at_rest_storage_gb",
              "snapshots_storage_gb",
              "metadata_at_rest_storage_gb",
              "early_deletion_gb",
              "blob_index_tags",
              "monthly_data_retrieval_gb",
              "monthly_data_write_gb",
              "monthly_iterative_read_operations",
              "monthly_iterative_write_operations",
              "monthly_list_and_create_container_operations",
              "monthly_other_operations",
              "monthly_read_operations",
              "monthly_write_operations");

  private final Resource account;
  private final Components bill;
  private final Meters storage;
  private final String redundancy;

  private StorageAccount(Resource account, Components bill) {
    this.account = account;
    this.bill = bill;
    storage = Meters.of(account, "Storage");
    redundancy = redundancy(account);
  }

  /// As meters have it, e.g. `RA-GRS`.
  static String redundancy(Resource account) {
    String text = account.attr("account_replication_type").text("lrs").toUpperCase(Locale.ROOT);
    return text.startsWith("RAG") ? "RA-" + text.substring(2) : text;
  }

  /// What is written is written once for all copies that can be read: `GRS` of `RA-GRS`.
  static String written(String redundancy) {
    return redundancy.replace("RA-", "");
  }

  private static void charge(Resource account, Components bill) {
    StorageAccount storage = new StorageAccount(account, bill);
    boolean premium = account.attr("account_tier").is("Premium");
    boolean hierarchical =
        account.attr("is_hns_enabled").isTrue() || account.attr("nfsv3_enabled").isTrue();
    switch (account.attr("account_kind").text("storagev2")) {
      case "filestorage" -> {
        if (premium) {
          storage.premiumFiles();
        } else {
          storage.files();
        }
      }
      case "storage" -> {
        if (premium) {
          storage.premiumBlobs(false);
        } else {
          storage.firstGeneration();
        }
      }
      case "blobstorage", "blockblobstorage" -> {
        if (premium) {
          storage.premiumBlobs(hierarchical);
        } else {
          storage.blobs("Blob Storage");
        }
      }
      default -> {
        if (premium) {
          storage.premiumBlobs(hierarchical);
        } else if (hierarchical) {
          storage.hierarchical();
        } else {
          storage.blobs("General Block Blob v2");
        }
      }
    }
  }

  private String tier() {
    return switch (account.attr("access_tier").text("hot")) {
      case "cool" -> "Cool";
      case "cold" -> "Cold";
      default -> "Hot";
    };
  }

  private boolean inZones() {
    return redundancy.endsWith("ZRS");
  }

  private void blobs(String product) {
    String tier = tier();
    String sku = tier + " " + redundancy;
    String hot = "Hot " + redundancy;
    String read = inZones() ? tier + " ZRS" : tier;
    add("Capacity", "GB", product, sku, sku + " Data Stored", "storage_gb");
    operations(
        "Write operations",
        product,
        sku,
        tier + " " + written(redundancy) + " Write Operations",
        "monthly_write_operations");
    operations(
        "List and create container operations",
        product,
        hot,
        written(redundancy) + " List and Create Container Operations",
        "monthly_list_and_create_container_operations");
    operations(
        "Read operations", product, sku, read + " Read Operations", "monthly_read_operations");
    operations(
        "All other operations", product, hot, "All Other Operations", "monthly_other_operations");
    if (!tier.equals("Hot")) {
      add(
          "Data retrieval",
          "GB",
          product,
          sku,
          read + " Data Retrieval",
          "monthly_data_retrieval_gb");
      add("Early deletion", "GB", product, sku, sku + " Early Delete", "early_deletion_gb");
      if (product.equals("Blob Storage")) {
        add(
            "Data write",
            "GB",
            product,
            sku,
            tier + " " + written(redundancy) + " Data Write",
            "monthly_data_write_gb");
      }
    }
    String index =
        switch (written(redundancy)) {
          case "GRS" -> "GRS Index Tags";
          case "GZRS" -> "GZRS Index Tags";
          default -> "Index Tags";
        };
    operations("Blob index", product, sku, index, "blob_index_tags");
  }

  private void hierarchical() {
    String product = "General Block Blob v2 Hierarchical Namespace";
    String lake = "Azure Data Lake Storage Gen2 Hierarchical Namespace";
    String tier = tier();
    String sku = tier + " " + redundancy;
    add("Capacity", "GB", product, sku, sku + " Data Stored", "storage_gb");
    operations(
        "Write operations", product, sku, sku + " Write Operations", "monthly_write_operations");
    operations(
        "Read operations", product, sku, sku + " Read Operations", "monthly_read_operations");
    operations(
        "Iterative write operations",
        lake,
        sku,
        iterative(tier, "ZRS") + " Iterative Write Operations",
        "monthly_iterative_write_operations");
    operations(
        "Iterative read operations",
        lake,
        sku,
        iterative(tier, "") + " Iterative Read Operations",
        "monthly_iterative_read_operations");
    operations(
        "All other operations",
        product,
        "Hot " + redundancy,
        "Hot " + redundancy + " Other Operations",
        "monthly_other_operations");
    if (!tier.equals("Hot")) {
      add(
          "Data retrieval",
          "GB",
          product,
          sku,
          sku + " Data Retrieval",
          "monthly_data_retrieval_gb");
      add("Early deletion", "GB", product, sku, sku + " Early Delete", "early_deletion_gb");
    }
  }

  /// Meters of several kinds of redundancy have no kind in their names.
  private String iterative(String tier, String alsoUnnamed) {
    String written = written(redundancy);
    return written.equals("LRS") || written.equals(alsoUnnamed) ? tier : tier + " " + written;
  }

  private void premiumBlobs(boolean hierarchical) {
    String product =
        hierarchical ? "Premium Block Blob v2 Hierarchical Namespace" : "Premium Block Blob";
    String sku = "Premium " + redundancy;
    add("Capacity", "GB", product, sku, sku + " Data Stored", "storage_gb");
    operations(
        "Write operations", product, sku, sku + " Write Operations", "monthly_write_operations");
    operations(
        "List and create container operations",
        product,
        sku,
        sku + " List and Create Container Operations",
        "monthly_list_and_create_container_operations");
    operations(
        "Read operations", product, sku, sku + " Read Operations", "monthly_read_operations");
    operations(
        "All other operations",
        product,
        sku,
        sku + " All Other Operations",
        "monthly_other_operations");
  }

  private void firstGeneration() {
    String product = "General Block Blob";
    String sku = "Standard " + redundancy;
    add("Capacity", "GB", product, sku, redundancy + " Data Stored", "storage_gb");
    operations(
        "Write operations",
        product,
        sku,
        redundancy + " Write Operations",
        "monthly_write_operations");
    operations(
        "List and create container operations",
        product,
        sku,
        redundancy + " List and Create Container Operations",
        "monthly_list_and_create_container_operations");
    operations("Read operations", product, sku, "Read Operations", "monthly_read_operations");
    operations(
        "All other operations", product, sku, "All Other Operations", "monthly_other_operations");
  }

  private void premiumFiles() {
    String sku = "Premium " + redundancy;
    add(
        "Data at rest",
        "GB",
        "Premium Files",
        sku,
        sku + " Provisioned",
        "data_at_rest_storage_gb");
    add("Snapshots", "GB", "Premium Files", sku, sku + " Snapshots", "snapshots_storage_gb");
  }

  private void files() {
    String product = "Files v2";
    String tier = tier();
    String sku = tier + " " + redundancy;
    add("Data at rest", "GB", product, sku, sku + " Data Stored", "data_at_rest_storage_gb");
    add("Snapshots", "GB", product, sku, sku + " Data Stored", "snapshots_storage_gb");
    add(
        "Metadata at rest",
        "GB",
        product,
        sku,
        redundancy + " Metadata",
        "metadata_at_rest_storage_gb");
    operations(
        "Write operations", product, sku, sku + " Write Operations", "monthly_write_operations");
    operations(
        "List operations",
        product,
        sku,
        sku + " List Operations",
        "monthly_list_and_create_container_operations");
    operations(
        "Read operations", product, sku, tier + " Read Operations", "monthly_read_operations");
    operations(
        "All other operations",
        product,
        sku,
        tier + " Other Operations",
        "monthly_other_operations");
    if (tier.equals("Cool")) {
      add("Data retrieval", "GB", product, sku, "Cool Data Retrieval", "monthly_data_retrieval_gb");
      add("Early deletion", "GB", product, sku, sku + " Data Stored", "early_deletion_gb");
    }
  }

  private void operations(String name, String product, String sku, String meter, String key) {
    add(name, "units", product, sku, meter, key);
  }

  private void add(String name, String unit, String product, String sku, String meter, String key) {
    bill.add(name, unit, storage.price(product, sku, meter), account.usage(key));
  }
}

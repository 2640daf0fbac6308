package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FsxKeys;

/// A Lustre file system is charged by storage, at a price for its kind and for the throughput of
/// each TiB of it, and by backups.
///
/// @see <a href="https://aws.amazon.com/fsx/lustre/pricing/">Amazon FSx for Lustre pricing</a>
final class FsxLustreFileSystem {

  static final ResourceType TYPE =
      ResourceType.priced("aws_fsx_lustre_file_system", FsxLustreFileSystem::charge)
          .reading(
              "deployment_type",
              "storage_type",
              "storage_capacity",
              "per_unit_storage_throughput",
              "drive_cache_type",
              "metadata_configuration.mode",
              "metadata_configuration.iops")
          .usage("backup_storage_gb");

  private static void charge(Resource system, Components bill) {
    bill.add("Storage", "GB", storage(system), system.attr("storage_capacity").amount());
    if (system.attr("metadata_configuration.mode").is("USER_PROVISIONED")) {
      bill.add(
          "Metadata IOPS",
          "IOPS",
          Resource.noPrice("the price of provisioned metadata IOPS is not known"),
          system.attr("metadata_configuration.iops").amount());
    }
    bill.add(
        "Backup storage",
        "GB",
        system.price(FsxKeys.LUSTRE_BACKUP),
        system.usage("backup_storage_gb"));
  }

  private static PriceRef storage(Resource system) {
    String deployment = system.attr("deployment_type").text("scratch_1");
    if (deployment.startsWith("scratch")) {
      return system.price(FsxKeys.LUSTRE_STORAGE, "ssd-scratch");
    }
    Attr throughput = system.attr("per_unit_storage_throughput");
    String perTebibyte = throughput.text();
    if (perTebibyte == null) {
      return Resource.noPrice(
          "per_unit_storage_throughput, which decides about the price, is not known");
    }
    if (system.attr("storage_type").is("HDD")) {
      String cache = system.attr("drive_cache_type").is("READ") ? "-cached" : "";
      return system.price(FsxKeys.LUSTRE_STORAGE, "hdd-" + perTebibyte + cache);
    }
    return system.price(
        FsxKeys.LUSTRE_STORAGE, "ssd-" + deployment.replace('_', '-') + "-" + perTebibyte);
  }

  private FsxLustreFileSystem() {}
}

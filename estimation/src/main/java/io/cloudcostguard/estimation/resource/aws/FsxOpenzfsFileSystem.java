package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// An OpenZFS file system is charged by storage, throughput, IOPS above three per gigabyte, and
/// backups. Compression stores more in the same gigabytes: what it saves, half unless the usage
/// file says otherwise, is not counted.
///
/// @see <a href="https://aws.amazon.com/fsx/openzfs/pricing/">Amazon FSx for OpenZFS pricing</a>
final class FsxOpenzfsFileSystem {

  private static final int IOPS_INCLUDED_PER_GB = 3;

  static final ResourceType TYPE =
      ResourceType.priced("aws_fsx_openzfs_file_system", FsxOpenzfsFileSystem::charge)
          .reading(
              "deployment_type",
              "storage_type",
              "storage_capacity",
              "throughput_capacity",
              "disk_iops_configuration.mode",
              "disk_iops_configuration.iops",
              "root_volume_configuration.data_compression_type")
          .usage("backup_storage_gb", "compression_savings_percent");

  private static void charge(Resource system, Components bill) {
    Amount capacity = system.attr("storage_capacity").amount();
    bill.add("Storage", "GB", price(system, storageType(system)), capacity.times(stored(system)));
    bill.add(
        "Throughput capacity",
        "MBps",
        price(system, "throughput"),
        system.attr("throughput_capacity").amount());
    if (system.attr("disk_iops_configuration.mode").is("USER_PROVISIONED")) {
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          price(system, "iops"),
          system
              .attr("disk_iops_configuration.iops")
              .amount()
              .beyond(capacity.times(IOPS_INCLUDED_PER_GB)));
    }
    bill.add("Backup storage", "GB", price(system, "backup"), system.usage("backup_storage_gb"));
  }

  private static String storageType(Resource system) {
    return system.attr("storage_type").text("ssd");
  }

  /// The part of the data that is left after compression.
  private static Amount stored(Resource system) {
    if (!system.attr("root_volume_configuration.data_compression_type").is("LZ4", "ZSTD")) {
      return Amount.ONE;
    }
    Amount savedPercent = system.usage("compression_savings_percent").or(Amount.of(50));
    return Amount.of(100).beyond(savedPercent).dividedBy(100);
  }

  private static PriceRef price(Resource system, String dimension) {
    return system.price("fsx", "openzfs", system.attr("deployment_type"), dimension);
  }

  private FsxOpenzfsFileSystem() {}
}

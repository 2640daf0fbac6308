package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FsxKeys;

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
    Attr deployment = system.attr("deployment_type");
    bill.add(
        "Storage",
        "GB",
        system.price(FsxKeys.OPENZFS_STORAGE, deployment, storageType(system)),
        capacity.times(stored(system)));
    bill.add(
        "Throughput capacity",
        "MBps",
        system.price(FsxKeys.OPENZFS_THROUGHPUT, deployment),
        system.attr("throughput_capacity").amount());
    if (system.attr("disk_iops_configuration.mode").is("USER_PROVISIONED")) {
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          system.price(FsxKeys.OPENZFS_IOPS, deployment),
          system
              .attr("disk_iops_configuration.iops")
              .amount()
              .beyond(capacity.times(IOPS_INCLUDED_PER_GB)));
    }
    bill.add(
        "Backup storage",
        "GB",
        system.price(FsxKeys.OPENZFS_BACKUP, deployment),
        system.usage("backup_storage_gb"));
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

  private FsxOpenzfsFileSystem() {}
}

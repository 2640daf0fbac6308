package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FsxKeys;

/// A Windows file system is charged by storage, throughput and backups, at prices for one or for
/// several zones.
///
/// @see <a href="https://aws.amazon.com/fsx/windows/pricing/">Amazon FSx for Windows pricing</a>
final class FsxWindowsFileSystem {

  static final ResourceType TYPE =
      ResourceType.priced("aws_fsx_windows_file_system", FsxWindowsFileSystem::charge)
          .reading(
              "deployment_type",
              "storage_type",
              "storage_capacity",
              "throughput_capacity",
              "subnet_ids",
              "preferred_subnet_id")
          .usage("backup_storage_gb");

  private static void charge(Resource system, Components bill) {
    String deployment = system.attr("deployment_type").text("single_az_1");
    String zones = deployment.startsWith("multi_az") ? "multi_az" : "single_az";
    bill.add(
        "Storage",
        "GB",
        system.price(FsxKeys.WINDOWS_STORAGE, zones, system.attr("storage_type").or("SSD")),
        system.attr("storage_capacity").amount());
    bill.add(
        "Throughput capacity",
        "MBps",
        system.price(FsxKeys.WINDOWS_THROUGHPUT, zones),
        system.attr("throughput_capacity").amount());
    bill.add(
        "Backup storage",
        "GB",
        system.price(FsxKeys.WINDOWS_BACKUP, zones),
        system.usage("backup_storage_gb"));
  }

  private FsxWindowsFileSystem() {}
}

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
              "preferred_subnet_id",
              "disk_iops_configuration.mode",
              "disk_iops_configuration.iops")
          .usage("backup_storage_gb");

  private static final long IOPS_INCLUDED_PER_GB = 3;

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
    if (system.attr("disk_iops_configuration.mode").is("USER_PROVISIONED")) {
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          Resource.noPrice("the price of provisioned IOPS of a Windows file system is not known"),
          system
              .attr("disk_iops_configuration.iops")
              .amount()
              .beyond(system.attr("storage_capacity").amount().times(IOPS_INCLUDED_PER_GB)));
    }
    bill.add(
        "Backup storage",
        "GB",
        system.price(FsxKeys.WINDOWS_BACKUP, zones),
        system.usage("backup_storage_gb"));
  }

  private FsxWindowsFileSystem() {}
}

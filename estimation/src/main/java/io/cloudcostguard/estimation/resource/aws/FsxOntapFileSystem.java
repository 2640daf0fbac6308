package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.FsxKeys;

/// An ONTAP file system is charged by SSD storage, IOPS above three for each gigabyte, throughput,
/// the capacity pool's storage and backups, at prices for its deployment.
///
/// @see <a href="https://aws.amazon.com/fsx/netapp-ontap/pricing/">Amazon FSx for NetApp ONTAP
///   pricing</a>
final class FsxOntapFileSystem {

  static final ResourceType TYPE =
      ResourceType.priced("aws_fsx_ontap_file_system", FsxOntapFileSystem::charge)
          .reading(
              "deployment_type",
              "storage_capacity",
              "throughput_capacity",
              "throughput_capacity_per_ha_pair",
              "ha_pairs",
              "disk_iops_configuration.mode",
              "disk_iops_configuration.iops")
          .usage("capacity_pool_storage_gb", "backup_storage_gb");

  private static final long IOPS_INCLUDED_PER_GB = 3;

  private static void charge(Resource system, Components bill) {
    Attr deployment = system.attr("deployment_type");
    Amount capacity = system.attr("storage_capacity").amount();
    bill.add("Storage", "GB", system.price(FsxKeys.ONTAP_STORAGE, deployment), capacity);
    bill.add(
        "Throughput capacity",
        "MBps",
        system.price(FsxKeys.ONTAP_THROUGHPUT, deployment),
        throughput(system));
    if (system.attr("disk_iops_configuration.mode").is("USER_PROVISIONED")) {
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          system.price(FsxKeys.ONTAP_IOPS, deployment),
          system
              .attr("disk_iops_configuration.iops")
              .amount()
              .beyond(capacity.times(IOPS_INCLUDED_PER_GB)));
    }
    bill.add(
        "Capacity pool",
        "GB",
        system.price(FsxKeys.ONTAP_CAPACITY_POOL, deployment),
        system.usage("capacity_pool_storage_gb"));
    bill.add(
        "Backup storage",
        "GB",
        system.price(FsxKeys.ONTAP_BACKUP, deployment),
        system.usage("backup_storage_gb"));
  }

  private static Amount throughput(Resource system) {
    Attr perPair = system.attr("throughput_capacity_per_ha_pair");
    return perPair.amount() instanceof Amount.Known(var each, var _) && each.signum() > 0
        ? perPair.amount().times(system.attr("ha_pairs").amount(1))
        : system.attr("throughput_capacity").amount();
  }

  private FsxOntapFileSystem() {}
}

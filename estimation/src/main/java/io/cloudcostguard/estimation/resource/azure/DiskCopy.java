package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;

/// Snapshots and images are charged for what is stored, by the gigabyte; without an expected amount
/// as much as the disk that they are made of.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/managed-disks/">Managed Disks
///   pricing</a>
final class DiskCopy {

  static final ResourceType SNAPSHOT =
      ResourceType.priced("azurerm_snapshot", DiskCopy::chargeSnapshot)
          .reading("disk_size_gb", "source_uri", "source_resource_id")
          .usage("storage_gb");

  static final ResourceType IMAGE =
      ResourceType.priced("azurerm_image", DiskCopy::chargeImage)
          .reading("source_virtual_machine_id", "os_disk.size_gb", "data_disk.size_gb")
          .usage("storage_gb");

  private static final List<String> MACHINES =
      List.of(
          "azurerm_virtual_machine",
          "azurerm_linux_virtual_machine",
          "azurerm_windows_virtual_machine");

  private static void chargeSnapshot(Resource snapshot, Components bill) {
    Attr size = snapshot.attr("disk_size_gb");
    for (String source : List.of("source_uri", "source_resource_id")) {
      Resource disk = snapshot.reference(source, "azurerm_managed_disk", "id");
      size = disk == null ? size : size.or(disk.attr("disk_size_gb"));
    }
    Amount own = size.isSet() ? size.amount() : new Amount.UsageMissing("storage_gb");
    charge(snapshot, bill, snapshot.usage("storage_gb").or(own));
  }

  private static void chargeImage(Resource image, Components bill) {
    charge(image, bill, image.usage("storage_gb").or(sizeOf(image)));
  }

  private static Amount sizeOf(Resource image) {
    if (!image.blocks("os_disk").isEmpty() || !image.blocks("data_disk").isEmpty()) {
      Amount size = image.attr("os_disk.size_gb").amount(0);
      for (Attr disk : image.attributes().attrs("data_disk.size_gb")) {
        size = size.plus(disk.amount(0));
      }
      return size;
    }
    for (String type : MACHINES) {
      Resource machine = image.reference("source_virtual_machine_id", type, "id");
      if (machine != null) {
        return sizeOf(machine, type.equals("azurerm_virtual_machine"));
      }
    }
    return new Amount.UsageMissing("storage_gb");
  }

  private static Amount sizeOf(Resource machine, boolean older) {
    if (!older) {
      return machine.attr("os_disk.disk_size_gb").amount(ManagedDisk.IMAGE_SIZE);
    }
    Amount size = machine.attr("storage_os_disk.disk_size_gb").amount(ManagedDisk.IMAGE_SIZE);
    for (Attr disk : machine.attributes().attrs("storage_data_disk.disk_size_gb")) {
      size = size.plus(disk.amount(0));
    }
    return size;
  }

  private static void charge(Resource at, Components bill, Amount size) {
    bill.add(
        "Storage",
        "GB",
        Meters.of(at, "Storage")
            .price("Standard HDD Managed Disks", "Snapshots LRS", "LRS Snapshots"),
        size);
  }

  private DiskCopy() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.stream.Stream;

/// Charges for the disk that a machine has its operating system on. An ephemeral one is storage of
/// the machine itself and costs nothing.
///
/// @see <a
///   href="https://learn.microsoft.com/en-us/azure/virtual-machines/ephemeral-os-disks">Ephemeral
///   OS disks</a>
final class OsDisk {

  private static final List<String> PATHS =
      List.of(
          "os_disk.storage_account_type",
          "os_disk.disk_size_gb",
          "os_disk.diff_disk_settings.option");

  /// What is read of a machine for this and for its image, and `others`.
  static String[] paths(String... others) {
    return Stream.of(Stream.of(others), PATHS.stream(), ImageLicence.PATHS.stream())
        .flatMap(paths -> paths)
        .toArray(String[]::new);
  }

  /// The disks of `count` machines.
  static void charge(Resource machine, Components bill, Amount count) {
    if (machine.attr("os_disk.diff_disk_settings.option").is("Local")) {
      return;
    }
    ManagedDisk.charge(
        machine,
        bill.group("os_disk"),
        machine.attr("os_disk.storage_account_type").or("Standard_LRS"),
        machine.attr("os_disk.disk_size_gb").amount(ManagedDisk.IMAGE_SIZE),
        machine.usage("os_disk." + ManagedDisk.OPERATIONS),
        count);
  }

  private OsDisk() {}
}

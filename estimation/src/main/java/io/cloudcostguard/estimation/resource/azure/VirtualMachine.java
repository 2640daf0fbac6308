package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;

/// A virtual machine is charged by the hour and for its disks: the one with the operating system,
/// and in the older form the data disks that it declares itself.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/virtual-machines/linux/">Virtual
///   Machines pricing</a>
final class VirtualMachine {

  static final ResourceType LINUX =
      ResourceType.priced("azurerm_linux_virtual_machine", (vm, bill) -> charge(vm, bill, false))
          .reading(OsDisk.paths("id", "size", "priority", "license_type", "os_managed_disk_id"))
          .usage(Machine.HOURS, "os_disk." + ManagedDisk.OPERATIONS);

  static final ResourceType WINDOWS =
      ResourceType.priced("azurerm_windows_virtual_machine", (vm, bill) -> charge(vm, bill, true))
          .reading(OsDisk.paths("id", "size", "priority", "license_type", "os_managed_disk_id"))
          .usage(Machine.HOURS, "os_disk." + ManagedDisk.OPERATIONS);

  static final ResourceType OLDER =
      ResourceType.priced("azurerm_virtual_machine", VirtualMachine::chargeOlder)
          .reading(
              "id",
              "vm_size",
              "license_type",
              "storage_image_reference.offer",
              "os_profile_windows_config.provision_vm_agent",
              "os_profile_windows_config.timezone",
              "os_profile_windows_config.enable_automatic_upgrades",
              "storage_os_disk.create_option",
              "storage_os_disk.os_type",
              "storage_os_disk.managed_disk_type",
              "storage_os_disk.disk_size_gb",
              "storage_data_disk.create_option",
              "storage_data_disk.managed_disk_type",
              "storage_data_disk.disk_size_gb")
          .usage(
              Machine.HOURS,
              "storage_os_disk." + ManagedDisk.OPERATIONS,
              "storage_data_disk." + ManagedDisk.OPERATIONS);

  private static void charge(Resource vm, Components bill, boolean windows) {
    Amount hours = Machine.hours(vm, Machine.HOURS);
    new Machine(
            vm,
            vm.attr("size"),
            windows && Machine.paysWindows(vm.attr("license_type")),
            vm.attr("priority").is("Spot"))
        .instances(bill, hours);
    ImageLicence.charge(vm, bill, hours);
    // A disk that is attached as the first one is a resource of its own.
    if (!vm.says("os_managed_disk_id")) {
      OsDisk.charge(vm, bill, Amount.ONE);
    }
  }

  private static void chargeOlder(Resource vm, Components bill) {
    new Machine(
            vm,
            vm.attr("vm_size"),
            isWindows(vm) && Machine.paysWindows(vm.attr("license_type")),
            false)
        .instances(bill, Machine.hours(vm, Machine.HOURS));
    disks(vm, bill, "storage_os_disk", Amount.ONE);
    disks(vm, bill, "storage_data_disk", Amount.ONE);
  }

  /// The disks of the blocks of a name, for `count` machines.
  static void disks(Resource vm, Components bill, String name, Amount count) {
    List<Attributes> disks = vm.blocks(name);
    for (int i = 0; i < disks.size(); i++) {
      if (disks.get(i).attr("create_option").is("Attach")) {
        continue; // a resource of its own
      }
      ManagedDisk.charge(
          vm,
          bill.group(disks.size() == 1 ? name : name + "[" + i + "]"),
          disks.get(i).attr("managed_disk_type").or("Standard_LRS"),
          disks.get(i).attr("disk_size_gb").amount(ManagedDisk.IMAGE_SIZE),
          vm.usage(name + "." + ManagedDisk.OPERATIONS),
          count);
    }
  }

  private static boolean isWindows(Resource vm) {
    return vm.attr("storage_os_disk.os_type").is("Windows")
        || !vm.blocks("os_profile_windows_config").isEmpty()
        || vm.attr("storage_image_reference.offer").text("").contains("windows");
  }

  private VirtualMachine() {}
}

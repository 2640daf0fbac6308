package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;

/// A virtual machine scale set is charged for its machines and their disks: as many as it has to
/// begin with, unless the expected usage says how many.
///
/// @see <a
///   href="https://azure.microsoft.com/en-us/pricing/details/virtual-machine-scale-sets/linux/">Virtual
///   Machine Scale Sets pricing</a>
final class ScaleSet {

  static final ResourceType LINUX =
      ResourceType.priced(
              "azurerm_linux_virtual_machine_scale_set", (set, bill) -> charge(set, bill, false))
          .reading(
              OsDisk.paths(
                  "id",
                  "sku",
                  "instances",
                  "priority",
                  "license_type",
                  "data_disk.storage_account_type",
                  "data_disk.disk_size_gb"))
          .usage("instances", "os_disk." + ManagedDisk.OPERATIONS);

  static final ResourceType WINDOWS =
      ResourceType.priced(
              "azurerm_windows_virtual_machine_scale_set", (set, bill) -> charge(set, bill, true))
          .reading(
              OsDisk.paths(
                  "id",
                  "sku",
                  "instances",
                  "priority",
                  "license_type",
                  "data_disk.storage_account_type",
                  "data_disk.disk_size_gb"))
          .usage("instances", "os_disk." + ManagedDisk.OPERATIONS);

  static final ResourceType FLEXIBLE =
      ResourceType.priced(
              "azurerm_orchestrated_virtual_machine_scale_set", ScaleSet::chargeFlexible)
          .reading(
              OsDisk.paths(
                  "id",
                  "sku_name",
                  "instances",
                  "priority",
                  "license_type",
                  "os_profile.windows_configuration.admin_username",
                  "data_disk.storage_account_type",
                  "data_disk.disk_size_gb"))
          .usage("instances", "os_disk." + ManagedDisk.OPERATIONS);

  static final ResourceType OLDER =
      ResourceType.priced("azurerm_virtual_machine_scale_set", ScaleSet::chargeOlder)
          .reading(
              "id",
              "sku.name",
              "sku.capacity",
              "license_type",
              "priority",
              "os_profile_windows_config.provision_vm_agent",
              "os_profile_windows_config.enable_automatic_upgrades",
              "storage_profile_image_reference.offer",
              "storage_profile_os_disk.os_type",
              "storage_profile_os_disk.managed_disk_type",
              "storage_profile_data_disk.managed_disk_type",
              "storage_profile_data_disk.disk_size_gb")
          .usage(
              "storage_profile_os_disk." + ManagedDisk.OPERATIONS,
              "storage_profile_data_disk." + ManagedDisk.OPERATIONS);

  private static void charge(Resource set, Components bill, boolean windows) {
    charge(set, bill, set.attr("sku"), windows);
  }

  private static void chargeFlexible(Resource set, Components bill) {
    charge(
        set, bill, set.attr("sku_name"), !set.blocks("os_profile.windows_configuration").isEmpty());
  }

  private static void charge(Resource set, Components bill, Attr size, boolean windows) {
    Amount count =
        set.usage("instances").or(AutoscaleSetting.held(set, set.attr("instances").amount(1)));
    new Machine(
            set,
            size,
            windows && Machine.paysWindows(set.attr("license_type")),
            set.attr("priority").is("Spot"))
        .instances(bill, count.timesHours());
    ImageLicence.charge(set, bill, count.timesHours());
    OsDisk.charge(set, bill, count);
    List<Attributes> disks = set.blocks("data_disk");
    for (int i = 0; i < disks.size(); i++) {
      ManagedDisk.charge(
          set,
          bill.group("data_disk[" + i + "]"),
          disks.get(i).attr("storage_account_type").or("Standard_LRS"),
          disks.get(i).attr("disk_size_gb").amount(),
          Amount.of(0),
          count);
    }
  }

  private static void chargeOlder(Resource set, Components bill) {
    Amount count = AutoscaleSetting.held(set, set.attr("sku.capacity").amount(1));
    boolean windows =
        set.attr("storage_profile_os_disk.os_type").is("Windows")
            || !set.blocks("os_profile_windows_config").isEmpty()
            || set.attr("storage_profile_image_reference.offer").text("").contains("windows");
    new Machine(
            set,
            set.attr("sku.name"),
            windows && Machine.paysWindows(set.attr("license_type")),
            set.attr("priority").is("Spot"))
        .instances(bill, count.timesHours());
    VirtualMachine.disks(set, bill, "storage_profile_os_disk", count);
    VirtualMachine.disks(set, bill, "storage_profile_data_disk", count);
  }

  private ScaleSet() {}
}

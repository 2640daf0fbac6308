package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A virtual machine is charged for its machine type by the hour, for its boot disk, its local
/// disks and its accelerators. Disks that are resources of their own are charged there.
///
/// @see <a href="https://cloud.google.com/compute/all-pricing">Compute Engine pricing</a>
final class ComputeInstance {

  static final ResourceType TYPE =
      ResourceType.priced("google_compute_instance", ComputeInstance::charge)
          .reading(
              "id",
              "name",
              "self_link",
              "machine_type",
              "desired_status",
              "scheduling.preemptible",
              "scheduling.provisioning_model",
              "scheduling.automatic_restart",
              "scheduling.on_host_maintenance",
              "min_cpu_platform",
              "confidential_instance_config.enable_confidential_compute",
              "confidential_instance_config.confidential_instance_type",
              "advanced_machine_features.enable_nested_virtualization",
              "boot_disk.source",
              "boot_disk.initialize_params.image",
              "boot_disk.initialize_params.size",
              "boot_disk.initialize_params.type",
              "boot_disk.initialize_params.provisioned_iops",
              "boot_disk.initialize_params.provisioned_throughput",
              "scratch_disk.interface",
              "guest_accelerator.type",
              "guest_accelerator.count",
              "network_interface.access_config.nat_ip")
          .usage("monthly_hrs");

  private static void charge(Resource instance, Components bill) {
    Attr status = instance.attr("desired_status");
    if (status.is("SUSPENDED")) {
      bill.hourly(
          "Suspended machine",
          Resource.noPrice("the price of what a suspended machine keeps is not known"));
    } else if (!status.is("TERMINATED")) {
      chargeMachine(instance, bill);
    }
    for (Attributes boot : instance.blocks("boot_disk")) {
      if (!boot.attr("source").isSet()) {
        Attributes params = boot.block("initialize_params");
        Disks.boot(
            instance,
            bill.group("boot_disk"),
            Disks.Boot.of(params, params.attr("type"), params.attr("size"), params.attr("image")),
            Amount.ONE);
      }
    }
  }

  /// All that a machine has while it runs.
  private static void chargeMachine(Resource instance, Components bill) {
    Machines machines =
        new Machines(
            instance,
            instance.attr("machine_type"),
            Machines.isSpot(instance.attributes().block("scheduling")),
            Amount.ONE,
            instance.usage("monthly_hrs").or(Machines.ALL_MONTH));
    machines.charge(bill);
    machines.licences(bill, instance.attr("boot_disk.initialize_params.image"));
    machines.localSsds(bill, Amount.of(instance.blocks("scratch_disk").size()));
    machines.accelerators(bill, instance.blocks("guest_accelerator"));
  }

  private ComputeInstance() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A managed instance group is charged for the machines that it makes: as many as its size, else as
/// its autoscaler's minimum, as the first template of its versions says.
///
/// @see <a href="https://cloud.google.com/compute/all-pricing">Compute Engine pricing</a>
final class InstanceGroupManager {

  private static final List<String> TEMPLATES =
      List.of("google_compute_instance_template", "google_compute_region_instance_template");

  static final ResourceType TYPE =
      type("google_compute_instance_group_manager", "google_compute_autoscaler");

  static final ResourceType REGIONAL =
      type("google_compute_region_instance_group_manager", "google_compute_region_autoscaler");

  static final ResourceType TEMPLATE = template("google_compute_instance_template");

  static final ResourceType REGIONAL_TEMPLATE = template("google_compute_region_instance_template");

  static final ResourceType AUTOSCALER = autoscaler("google_compute_autoscaler");

  static final ResourceType REGIONAL_AUTOSCALER = autoscaler("google_compute_region_autoscaler");

  private static ResourceType type(String name, String autoscaler) {
    return ResourceType.priced(name, (group, bill) -> charge(group, bill, autoscaler))
        .reading("id", "name", "self_link", "target_size", "version.instance_template");
  }

  private static ResourceType template(String name) {
    return ResourceType.free(name)
        .reading(
            "id",
            "name",
            "self_link",
            "self_link_unique",
            "machine_type",
            "scheduling.preemptible",
            "scheduling.provisioning_model",
            "scheduling.automatic_restart",
            "scheduling.on_host_maintenance",
            "min_cpu_platform",
            "confidential_instance_config.enable_confidential_compute",
            "confidential_instance_config.confidential_instance_type",
            "advanced_machine_features.enable_nested_virtualization",
            "disk.type",
            "disk.disk_type",
            "disk.disk_size_gb",
            "disk.source",
            "disk.source_image",
            "disk.provisioned_iops",
            "disk.provisioned_throughput",
            "guest_accelerator.type",
            "guest_accelerator.count");
  }

  private static ResourceType autoscaler(String name) {
    return ResourceType.free(name)
        .reading("target", "autoscaling_policy.min_replicas", "autoscaling_policy.max_replicas");
  }

  private static void charge(Resource group, Components bill, String autoscaler) {
    Amount size = size(group, autoscaler);
    Resource template = templateOf(group);
    if (template == null) {
      bill.add(
          "Instance usage",
          Components.HOURS,
          Resource.noPrice("the template of its machines is not part of this plan"),
          size.timesHours());
      return;
    }
    Attributes as = template.attributes();
    Machines machines =
        new Machines(
            group,
            as.attr("machine_type"),
            Machines.isSpot(as.block("scheduling")),
            size,
            Machines.ALL_MONTH);
    machines.charge(bill);
    machines.licences(bill, as.attr("disk.source_image"));
    machines.localSsds(
        bill, Amount.of(as.blocks("disk").stream().filter(InstanceGroupManager::isLocal).count()));
    int index = 0;
    for (Attributes disk : as.blocks("disk")) {
      if (!isLocal(disk) && !disk.attr("source").isSet()) {
        Disks.boot(
            group,
            bill.group("disk[" + index + "]"),
            Disks.Boot.of(
                disk, disk.attr("disk_type"), disk.attr("disk_size_gb"), disk.attr("source_image")),
            size);
        index++;
      }
    }
    machines.accelerators(bill, as.blocks("guest_accelerator"));
  }

  private static boolean isLocal(Attributes disk) {
    return disk.attr("type").is("SCRATCH") || disk.attr("disk_type").lastSegment().is("local-ssd");
  }

  private static Amount size(Resource group, String autoscaler) {
    Attr size = group.attr("target_size");
    for (Resource scaler : group.referencedBy(autoscaler, "target", "id", "self_link")) {
      Amount least = scaler.attr("autoscaling_policy.min_replicas").amount();
      Attr most = scaler.attr("autoscaling_policy.max_replicas");
      Amount atLeast = size.isSet() ? size.amount().atLeast(least) : least;
      return most.isSet() ? atLeast.atMost(most.amount()) : atLeast;
    }
    return size.amount(1);
  }

  private static @Nullable Resource templateOf(Resource group) {
    for (String type : TEMPLATES) {
      Resource template =
          group.reference(
              "version.instance_template", type, "self_link", "id", "self_link_unique", "name");
      if (template != null) {
        return template;
      }
    }
    return null;
  }

  private InstanceGroupManager() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A launch template costs nothing itself; what launches instances from it is charged for them.
final class LaunchTemplate {

  private static final String NAME = "aws_launch_template";

  static final ResourceType TYPE =
      ResourceType.free(NAME)
          .reading(
              "id",
              "name",
              "instance_type",
              "ebs_optimized",
              "placement.tenancy",
              "monitoring.enabled",
              "credit_specification.cpu_credits",
              "instance_market_options.market_type",
              "network_interfaces.associate_public_ip_address",
              "block_device_mappings.device_name",
              "block_device_mappings.ebs.volume_type",
              "block_device_mappings.ebs.volume_size",
              "block_device_mappings.ebs.snapshot_id",
              "block_device_mappings.ebs.iops",
              "block_device_mappings.ebs.throughput");

  /// The template that the block at `path` names by `id` or `name`; null when the plan has none.
  static @Nullable Resource find(Resource launcher, String path, String id, String name) {
    Resource byId = launcher.reference(path + "." + id, NAME, "id");
    return byId == null ? launcher.reference(path + "." + name, NAME, "name") : byId;
  }

  /// Why nothing is known of what a launcher is launched from: the block at `path` names a template
  /// that is not seen. Null where it is seen, or none is named.
  static @Nullable String whyNotSeen(Resource launcher, String path, String id, String name) {
    boolean isNamed = launcher.says(path + "." + id) || launcher.says(path + "." + name);
    if (!isNamed || find(launcher, path, id, name) != null) {
      return null;
    }
    return isKnown(launcher, path + "." + id) || isKnown(launcher, path + "." + name)
        ? "the launch template is not part of this plan"
        : "the plan does not show which launch template is meant";
  }

  private static boolean isKnown(Resource launcher, String attribute) {
    for (Attr attr : launcher.attributes().attrs(attribute)) {
      if (attr.text() != null) {
        return true;
      }
    }
    return false;
  }

  /// The volumes of `count` instances whose template is not seen: there may be any.
  static void chargeUnseenVolumes(Components bill, String why, Amount count) {
    bill.group("launch_template").add("Storage", "GB", Resource.noPrice(why), count);
  }

  /// The mappings that are EBS volumes; the others are disks of the host, which cost nothing.
  static List<Attributes> volumes(Attributes template) {
    return template.blocks("block_device_mappings").stream()
        .filter(mapping -> !mapping.blocks("ebs").isEmpty())
        .toList();
  }

  /// The volumes of `count` instances that are launched from the template.
  static void chargeVolumes(Resource at, Components bill, Attributes template, Amount count) {
    Ec2Compute.volumes(
        at,
        bill,
        "block_device_mapping",
        volumes(template).stream().map(mapping -> mapping.block("ebs")).toList(),
        count);
  }

  private LaunchTemplate() {}
}

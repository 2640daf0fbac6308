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

  /// The template that a launcher names.
  ///
  /// @param found null where the plan has none
  /// @param unseen why nothing is known of the one that is named; null where it is found, or none
  ///   is named
  record Named(@Nullable Resource found, @Nullable String unseen) {

    private static final Named NONE = new Named(null, null);

    boolean isNone() {
      return equals(NONE);
    }

    /// What it says; nothing where it is not found.
    Attributes attributes() {
      return found == null ? Attributes.NONE : found.attributes();
    }
  }

  /// The template that the block at `path` names by `id` or `name`.
  static Named named(Resource launcher, String path, String id, String name) {
    String pathOfId = path + "." + id;
    String pathOfName = path + "." + name;
    if (!launcher.says(pathOfId) && !launcher.says(pathOfName)) {
      return Named.NONE;
    }
    Resource byId = launcher.reference(pathOfId, NAME, "id");
    Resource template = byId == null ? launcher.reference(pathOfName, NAME, "name") : byId;
    if (template != null) {
      return new Named(template, null);
    }
    return new Named(
        null,
        isKnown(launcher, pathOfId) || isKnown(launcher, pathOfName)
            ? "the launch template is not part of this plan"
            : "the plan does not show which launch template is meant");
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

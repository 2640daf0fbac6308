package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A disk is charged for its size and, of some types, for the performance that it is asked for. One
/// that is made of an image or snapshot of this plan is as large as that, unless it says more.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing#disk">Disk pricing</a>
final class ComputeDisk {

  static final ResourceType TYPE = type("google_compute_disk", false);

  static final ResourceType REGIONAL = type("google_compute_region_disk", true);

  private static ResourceType type(String name, boolean regional) {
    return ResourceType.priced(name, (disk, bill) -> charge(disk, bill, regional))
        .reading(
            "id",
            "name",
            "self_link",
            "type",
            "size",
            "image",
            "snapshot",
            "provisioned_iops",
            "provisioned_throughput");
  }

  private static void charge(Resource disk, Components bill, boolean regional) {
    String type = disk.attr("type").or(Disks.STANDARD).lastSegment().text("");
    Disks.charge(disk, bill, regional, disk.attr("type"), size(disk), Amount.ONE);
    Disks.performance(
        disk,
        bill,
        type,
        disk.attr("provisioned_iops"),
        disk.attr("provisioned_throughput"),
        Amount.ONE);
  }

  /// How large a disk is.
  static Amount size(Resource disk) {
    if (!disk.attr("size").isSet()) {
      Resource image = disk.reference("image", "google_compute_image", "self_link", "id", "name");
      if (image != null && image.attr("disk_size_gb").isSet()) {
        return image.attr("disk_size_gb").amount();
      }
    }
    return Disks.size(
        disk.attr("size"), disk.attr("type").or(Disks.STANDARD).lastSegment().text(""));
  }

  private ComputeDisk() {}
}

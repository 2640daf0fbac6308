package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// A disk is charged for its size and, of some types, for the performance that it is asked for. One
/// that is made of an image or snapshot of this plan is as large as that, unless it says more.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing#disk">Disk pricing</a>
final class ComputeDisk {

  static final ResourceType TYPE = type("google_compute_disk", false);

  static final ResourceType REGIONAL = type("google_compute_region_disk", true);

  /// Copies of copies are followed for so many steps.
  private static final int MOST_STEPS = 4;

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
            "source_disk",
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

  /// How large a disk is. One of an image or snapshot that this plan does not have is as large as
  /// that, which is known only of the vendor's images.
  static Amount size(Resource disk) {
    return size(disk, MOST_STEPS);
  }

  /// What is stored of the disk that an image or a snapshot is made of, by its size; null where the
  /// plan does not have the disk.
  static @Nullable Amount sizeOfSource(Resource copy) {
    return sizeOfSource(copy, MOST_STEPS);
  }

  private static Amount size(Resource disk, int steps) {
    if (disk.attr("size").isSet()) {
      return disk.attr("size").amount();
    }
    if (disk.says("snapshot")) {
      Resource snapshot =
          disk.reference("snapshot", "google_compute_snapshot", "self_link", "id", "name");
      Amount size = snapshot == null ? null : sizeOfSource(snapshot, steps);
      return size == null ? Amount.unknown("the size of the snapshot is not known") : size;
    }
    if (disk.says("source_disk")) {
      Amount size = sizeOfSource(disk, steps);
      return size == null ? Amount.unknown("the size of the source disk is not known") : size;
    }
    if (disk.says("image")) {
      return sizeOfImage(disk, steps);
    }
    return Disks.size(
        disk.attr("size"), disk.attr("type").or(Disks.STANDARD).lastSegment().text(""));
  }

  private static Amount sizeOfImage(Resource disk, int steps) {
    Resource image = disk.reference("image", "google_compute_image", "self_link", "id", "name");
    if (image == null) {
      return Disks.sizeOfImage(disk.attr("size"), disk.attr("image"));
    }
    if (image.attr("disk_size_gb").isSet()) {
      return image.attr("disk_size_gb").amount();
    }
    Amount size = sizeOfSource(image, steps);
    return size == null ? Amount.unknown("the size of the image is not known") : size;
  }

  private static @Nullable Amount sizeOfSource(Resource copy, int steps) {
    Resource disk =
        steps == 0
            ? null
            : copy.reference("source_disk", "google_compute_disk", "self_link", "id", "name");
    return disk == null ? null : size(disk, steps - 1);
  }

  private ComputeDisk() {}
}

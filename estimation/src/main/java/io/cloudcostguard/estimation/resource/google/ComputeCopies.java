package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// Images, machine images and snapshots are charged for what they store: as the usage file says,
/// else at most as much as the disk that they are made of.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing">Disk and image pricing</a>
final class ComputeCopies {

  private static final String USAGE = "storage_gb";

  static final ResourceType IMAGE =
      ResourceType.priced("google_compute_image", ComputeCopies::chargeImage)
          .reading("id", "name", "self_link", "disk_size_gb", "source_disk")
          .usage(USAGE);

  static final ResourceType MACHINE_IMAGE =
      ResourceType.priced(
              "google_compute_machine_image",
              (image, bill) -> charge(image, bill, GoogleKeys.MACHINE_IMAGE, image.usage(USAGE)))
          .usage(USAGE);

  static final ResourceType SNAPSHOT =
      ResourceType.priced("google_compute_snapshot", ComputeCopies::chargeSnapshot)
          .reading("id", "name", "self_link", "source_disk")
          .usage(USAGE);

  private static void chargeImage(Resource image, Components bill) {
    Amount expected = image.usage(USAGE);
    Amount stored =
        image.attr("disk_size_gb").isSet()
            ? expected.or(image.attr("disk_size_gb").amount())
            : expected.or(source(image, expected));
    charge(image, bill, GoogleKeys.IMAGE, stored);
  }

  private static void chargeSnapshot(Resource snapshot, Components bill) {
    Amount expected = snapshot.usage(USAGE);
    charge(snapshot, bill, GoogleKeys.SNAPSHOT, expected.or(source(snapshot, expected)));
  }

  private static Amount source(Resource copy, Amount otherwise) {
    Amount size = ComputeDisk.sizeOfSource(copy);
    return size == null ? otherwise : size;
  }

  private static void charge(Resource copy, Components bill, GoogleKeys kind, Amount stored) {
    bill.add("Storage", "GiB", copy.price(kind, "on-demand"), stored);
  }

  private ComputeCopies() {}
}

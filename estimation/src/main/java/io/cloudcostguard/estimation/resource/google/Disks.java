package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// Charges for disks of one type: by their size and, of types that are asked for them, by their
/// operations per second and their throughput.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing#disk">Disk pricing</a>
final class Disks {

  static final String STANDARD = "pd-standard";

  /// Of the balanced types of Hyperdisk, without further charge.
  private static final long FREE_IOPS = 3000;

  private static final long FREE_THROUGHPUT = 140;

  /// Of the vendor's images, in GiB.
  private static final long SMALLEST_IMAGE = 10;

  private static final long RED_HAT_IMAGE = 20;
  private static final long WINDOWS_IMAGE = 50;

  /// @param regional whether it is in two zones
  /// @param type of the disk, or a link to it
  static void charge(
      Resource at, Components bill, boolean regional, Attr type, Amount gibibytes, Amount count) {
    Attr name = type.or(STANDARD).lastSegment();
    // A type of Hyperdisk that is in two zones has a name of its own.
    boolean twice = regional && !name.text("").startsWith("hyperdisk");
    bill.add(
        "Storage",
        "GiB",
        at.price(twice ? GoogleKeys.REGIONAL_DISK : GoogleKeys.DISK, name, "capacity", "on-demand"),
        gibibytes.times(count));
  }

  /// A disk that a machine is made with: its size, and its performance.
  static void boot(Resource at, Components bill, Boot disk, Amount count) {
    charge(at, bill, false, disk.type(), disk.gibibytes(), count);
    performance(
        at,
        bill,
        disk.type().or(STANDARD).lastSegment().text(""),
        disk.iops(),
        disk.throughput(),
        count);
  }

  /// A disk that a machine is made with.
  record Boot(Attr type, Amount gibibytes, Attr iops, Attr throughput) {

    /// @param disk the block that says its performance
    static Boot of(Attributes disk, Attr type, Attr size, Attr image) {
      return new Boot(
          type,
          sizeOfImage(size, image),
          disk.attr("provisioned_iops"),
          disk.attr("provisioned_throughput"));
    }
  }

  /// Of types that are priced by it, beyond what the balanced ones have anyway.
  static void performance(
      Resource at, Components bill, String type, Attr iops, Attr throughput, Amount count) {
    boolean balanced = type.startsWith("hyperdisk-balanced");
    if (iops.isSet() && (type.equals("pd-extreme") || type.startsWith("hyperdisk"))) {
      bill.add(
          "Provisioned IOPS",
          "units",
          at.price(GoogleKeys.DISK, type, "iops", "on-demand"),
          (balanced ? iops.amount().beyond(FREE_IOPS) : iops.amount()).times(count));
    }
    if (throughput.isSet() && type.startsWith("hyperdisk")) {
      bill.add(
          "Provisioned throughput",
          "units",
          at.price(GoogleKeys.DISK, type, "throughput", "on-demand"),
          (balanced ? throughput.amount().beyond(FREE_THROUGHPUT) : throughput.amount())
              .times(count));
    }
  }

  /// The size that the vendor makes a disk of this type when none is asked for.
  static Amount size(Attr size, String type) {
    return size.amount(
        switch (type) {
          case "pd-balanced", "pd-ssd", "hyperdisk-balanced" -> 100;
          case "pd-extreme", "hyperdisk-extreme" -> 1000;
          default -> 500;
        });
  }

  /// How large a disk of an image is that is not of this plan. Where the disk does not say, it is
  /// as large as the vendor's images are, by what is licensed on them.
  static Amount sizeOfImage(Attr size, Attr image) {
    SystemLicence licence = SystemLicence.of(image.text());
    return size.amount(
        switch (licence) {
          case WINDOWS -> WINDOWS_IMAGE;
          case RHEL, RHEL_SAP -> RED_HAT_IMAGE;
          case SLES -> SMALLEST_IMAGE;
          case null -> SMALLEST_IMAGE;
        });
  }

  private Disks() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
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

  private Disks() {}
}

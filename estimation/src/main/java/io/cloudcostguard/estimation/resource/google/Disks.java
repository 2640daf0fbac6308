package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;

/// Charges for disks of one type: by their size and, of types that are asked for them, by their
/// operations per second and their throughput.
///
/// @see <a href="https://cloud.google.com/compute/disks-image-pricing#disk">Disk pricing</a>
final class Disks {

  static final String STANDARD = "pd-standard";

  /// @param kind `disk`, or `regional-disk` for one that is in two zones
  /// @param type of the disk, or a link to it
  static void charge(
      Resource at, Components bill, String kind, Attr type, Amount gibibytes, Amount count) {
    bill.add(
        "Storage",
        "GiB",
        at.price(Machines.SERVICE, kind, type.or(STANDARD).lastSegment(), "capacity", "on-demand"),
        gibibytes.times(count));
  }

  /// Of types that are priced by it.
  static void performance(
      Resource at, Components bill, String type, Attr iops, Attr throughput, Amount count) {
    if (iops.isSet() && (type.equals("pd-extreme") || type.startsWith("hyperdisk"))) {
      bill.add(
          "Provisioned IOPS",
          "units",
          at.price(Machines.SERVICE, "disk", type, "iops", "on-demand"),
          iops.amount().times(count));
    }
    if (throughput.isSet() && type.startsWith("hyperdisk")) {
      bill.add(
          "Provisioned throughput",
          "units",
          at.price(Machines.SERVICE, "disk", type, "throughput", "on-demand"),
          throughput.amount().times(count));
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

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EbsKeys;

/// An EBS volume is charged by its size, some kinds also by their IOPS, throughput or requests.
///
/// @see <a href="https://aws.amazon.com/ebs/pricing/">Amazon EBS pricing</a>
final class EbsVolume {

  static final String REQUESTS = "monthly_standard_io_requests";

  private static final String SNAPSHOT_NOT_SEEN =
      "the size of the snapshot that it is made of is not known";

  static final ResourceType TYPE =
      ResourceType.priced("aws_ebs_volume", EbsVolume::charge)
          .reading(
              "id", "type", "size", "snapshot_id", "iops", "throughput", "multi_attach_enabled")
          .usage(REQUESTS);

  /// Attaches a volume; costs nothing.
  static final ResourceType ATTACHMENT =
      ResourceType.free("aws_volume_attachment").reading("volume_id");

  private static void charge(Resource volume, Components bill) {
    charge(
        volume,
        bill,
        volume.attr("type").or("gp2"),
        size(volume),
        volume.attr("iops"),
        volume.attr("throughput"),
        Amount.ONE);
  }

  /// The size in gigabytes; without one it is that of its snapshot, and where it has none the
  /// estimate assumes 8.
  static Amount size(Resource volume) {
    Attr own = volume.attr("size");
    if (own.isSet() || !volume.says("snapshot_id")) {
      return own.amount(8);
    }
    Resource snapshot = volume.reference("snapshot_id", "aws_ebs_snapshot", "id");
    if (snapshot == null) {
      return Amount.unknown(SNAPSHOT_NOT_SEEN);
    }
    Resource source = snapshot.reference("volume_id", TYPE.name(), "id");
    Attr size = snapshot.attr("volume_size").or((source == null ? volume : source).attr("size"));
    return size.isSet() ? size.amount() : Amount.unknown(SNAPSHOT_NOT_SEEN);
  }

  /// The size of a volume in a block; as [#size(Resource)].
  static Amount sizeOfBlock(Attributes block, String name) {
    return !block.attr(name).isSet() && block.attr("snapshot_id").isSet()
        ? Amount.unknown(SNAPSHOT_NOT_SEEN)
        : block.attr(name).amount(8);
  }

  /// The charges of `count` volumes like this block of an instance or of what launches instances.
  static void charge(Resource at, Components bill, Attributes block, Amount count) {
    charge(
        at,
        bill,
        block.attr("volume_type").or("gp2"),
        sizeOfBlock(block, "volume_size"),
        block.attr("iops"),
        block.attr("throughput"),
        count);
  }

  /// The charges of `count` volumes.
  static void charge(
      Resource at,
      Components bill,
      Attr type,
      Amount size,
      Attr iops,
      Attr throughput,
      Amount count) {
    bill.add("Storage", "GB", at.price(EbsKeys.STORAGE, type), size.times(count));
    switch (type.text("gp2")) {
      case "gp3" -> {
        bill.add(
            "Provisioned IOPS",
            "IOPS",
            at.price(EbsKeys.IOPS, type),
            iops.amount(3000).beyond(3000).times(count));
        bill.add(
            "Provisioned throughput",
            "MBps",
            at.price(EbsKeys.THROUGHPUT, type),
            throughput.amount(125).beyond(125).times(count));
      }
      case "io1", "io2" ->
          bill.add(
              "Provisioned IOPS",
              "IOPS",
              at.price(EbsKeys.IOPS, type),
              iops.amount(0).times(count));
      case "standard" ->
          bill.add(
              "I/O requests", "requests", at.price(EbsKeys.REQUESTS, type), at.usage(REQUESTS));
      default -> {}
    }
  }

  private EbsVolume() {}
}

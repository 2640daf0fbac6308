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

  static final ResourceType TYPE =
      ResourceType.priced("aws_ebs_volume", EbsVolume::charge)
          .reading("id", "type", "size", "iops", "throughput", "multi_attach_enabled")
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

  /// The size in gigabytes; without one the estimate assumes 8.
  static Amount size(Resource volume) {
    return volume.attr("size").amount(8);
  }

  /// The charges of `count` volumes like this block of an instance or of what launches instances.
  static void charge(Resource at, Components bill, Attributes block, Amount count) {
    charge(
        at,
        bill,
        block.attr("volume_type").or("gp2"),
        block.attr("volume_size").amount(8),
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

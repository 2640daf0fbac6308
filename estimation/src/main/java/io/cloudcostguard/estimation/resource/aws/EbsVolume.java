package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// An EBS volume is charged by its size, some kinds also by their IOPS, throughput or requests.
///
/// @see <a href="https://aws.amazon.com/ebs/pricing/">Amazon EBS pricing</a>
final class EbsVolume {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ebs_volume", EbsVolume::charge)
          .reading("type", "size", "iops", "throughput")
          .usage("monthly_standard_io_requests");

  private static void charge(Resource volume, Components bill) {
    charge(
        volume,
        bill,
        volume.attr("type").or("gp2"),
        volume.attr("size").amount(8),
        volume.attr("iops"),
        volume.attr("throughput"),
        volume.usage("monthly_standard_io_requests"));
  }

  /// The charges of a volume, on its own or as part of an instance.
  static void charge(
      Resource at,
      Components bill,
      Attr type,
      Amount size,
      Attr iops,
      Attr throughput,
      Amount ioRequests) {
    bill.add("Storage", "GB", at.price("ebs", "storage", type), size);
    switch (type.text("gp2")) {
      case "gp3" -> {
        bill.add(
            "Provisioned IOPS",
            "IOPS",
            at.price("ebs", "iops", type),
            iops.amount(3000).beyond(3000));
        bill.add(
            "Provisioned throughput",
            "MBps",
            at.price("ebs", "throughput", type),
            throughput.amount(125).beyond(125));
      }
      case "io1", "io2" ->
          bill.add("Provisioned IOPS", "IOPS", at.price("ebs", "iops", type), iops.amount(0));
      case "standard" ->
          bill.add("I/O requests", "requests", at.price("ebs", "requests", type), ioRequests);
      default -> {}
    }
  }

  private EbsVolume() {}
}

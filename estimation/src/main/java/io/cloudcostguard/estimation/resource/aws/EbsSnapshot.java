package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EbsKeys;

/// An EBS snapshot is charged by its size (that of a full first snapshot of its volume), for fast
/// restore and for reading it block by block. A copy is charged by its size.
///
/// @see <a href="https://aws.amazon.com/ebs/pricing/">Amazon EBS pricing</a>
final class EbsSnapshot {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ebs_snapshot", EbsSnapshot::charge)
          .reading("id", "volume_id", "volume_size", "storage_tier")
          .usage(
              "fast_snapshot_restore_hours",
              "monthly_list_block_requests",
              "monthly_get_block_requests",
              "monthly_put_block_requests");

  static final ResourceType COPY =
      ResourceType.priced("aws_ebs_snapshot_copy", EbsSnapshot::chargeCopy)
          .reading("source_snapshot_id", "volume_size", "storage_tier");

  private static void charge(Resource snapshot, Components bill) {
    chargeStorage(snapshot, bill, size(snapshot));
    bill.add(
        "Fast restore",
        "DSU-hours",
        snapshot.price(EbsKeys.FAST_RESTORE),
        snapshot.usage("fast_snapshot_restore_hours"));
    bill.add(
        "List requests",
        "requests",
        snapshot.price(EbsKeys.SNAPSHOT_LIST),
        snapshot.usage("monthly_list_block_requests"));
    bill.add(
        "Get requests",
        "requests",
        snapshot.price(EbsKeys.SNAPSHOT_GET),
        snapshot.usage("monthly_get_block_requests"));
    bill.add(
        "Put requests",
        "requests",
        snapshot.price(EbsKeys.SNAPSHOT_PUT),
        snapshot.usage("monthly_put_block_requests"));
  }

  private static void chargeCopy(Resource copy, Components bill) {
    Resource source = copy.reference("source_snapshot_id", TYPE.name(), "id");
    chargeStorage(copy, bill, source == null ? ownSize(copy, "source_snapshot_id") : size(source));
  }

  private static void chargeStorage(Resource snapshot, Components bill, Amount size) {
    bill.add(
        "Storage",
        "GB",
        snapshot.price(EbsKeys.SNAPSHOT, snapshot.attr("storage_tier").or("standard")),
        size);
  }

  private static Amount size(Resource snapshot) {
    Resource volume = snapshot.reference("volume_id", EbsVolume.TYPE.name(), "id");
    return volume == null ? ownSize(snapshot, "volume_id") : EbsVolume.size(volume);
  }

  /// The size that it says itself; what another has that is not seen is not known.
  private static Amount ownSize(Resource snapshot, String source) {
    Attr own = snapshot.attr("volume_size");
    return !own.isSet() && snapshot.says(source)
        ? Amount.unknown("what " + source + " names is not part of this plan")
        : own.amount(8);
  }

  private EbsSnapshot() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EbsKeys;

/// Fast restore of a snapshot is charged by the hour in each zone.
///
/// @see <a href="https://aws.amazon.com/ebs/pricing/">Amazon EBS pricing</a>
final class EbsFastSnapshotRestore {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ebs_fast_snapshot_restore", EbsFastSnapshotRestore::charge);

  private static void charge(Resource restore, Components bill) {
    bill.add("Fast restore", "DSU-hours", restore.price(EbsKeys.FAST_RESTORE), Amount.ALL_MONTH);
  }

  private EbsFastSnapshotRestore() {}
}

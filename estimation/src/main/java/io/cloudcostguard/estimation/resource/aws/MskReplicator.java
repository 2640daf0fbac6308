package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MskKeys;

/// A replicator is charged by the hour and for the data that it copies.
///
/// @see <a href="https://aws.amazon.com/msk/pricing/">Amazon MSK pricing</a>
final class MskReplicator {

  static final ResourceType TYPE =
      ResourceType.priced("aws_msk_replicator", MskReplicator::charge)
          .usage("monthly_data_replicated_gb");

  private static void charge(Resource replicator, Components bill) {
    bill.hourly("Replicator", replicator.price(MskKeys.REPLICATOR));
    bill.add(
        "Data replicated",
        "GB",
        replicator.price(MskKeys.REPLICATED),
        replicator.usage("monthly_data_replicated_gb"));
  }

  private MskReplicator() {}
}

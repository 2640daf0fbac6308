package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DmsKeys;

/// A serverless replication is charged for the capacity units that run in a month.
///
/// @see <a href="https://aws.amazon.com/dms/pricing/">AWS Database Migration Service pricing</a>
final class DmsReplicationConfig {

  static final ResourceType TYPE =
      ResourceType.priced("aws_dms_replication_config", DmsReplicationConfig::charge)
          .usage("monthly_capacity_unit_hours");

  private static void charge(Resource config, Components bill) {
    bill.add(
        "Capacity",
        "DCU-hours",
        config.price(DmsKeys.SERVERLESS),
        config.usage("monthly_capacity_unit_hours"));
  }

  private DmsReplicationConfig() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AthenaKeys;

/// Athena is charged for the data that queries scan, or by the hour for processing units that are
/// reserved for them.
///
/// @see <a href="https://aws.amazon.com/athena/pricing/">Amazon Athena pricing</a>
final class Athena {

  static final ResourceType WORKGROUP =
      ResourceType.priced("aws_athena_workgroup", Athena::chargeWorkgroup)
          .usage("monthly_data_scanned_tb");

  static final ResourceType CAPACITY =
      ResourceType.priced("aws_athena_capacity_reservation", Athena::chargeCapacity)
          .reading("target_dpus");

  private static void chargeWorkgroup(Resource group, Components bill) {
    bill.add(
        "Data scanned",
        "TB",
        group.price(AthenaKeys.SCANNED),
        group.usage("monthly_data_scanned_tb"));
  }

  private static void chargeCapacity(Resource capacity, Components bill) {
    bill.add(
        "Processing units",
        "DPU-hours",
        capacity.price(AthenaKeys.CAPACITY),
        capacity.attr("target_dpus").amount().timesHours());
  }

  private Athena() {}
}

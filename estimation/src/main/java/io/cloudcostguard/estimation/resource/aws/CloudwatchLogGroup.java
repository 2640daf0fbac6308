package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwatchKeys;

/// A log group is charged by what is written to it, kept in it, and scanned by queries.
///
/// @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch pricing</a>
final class CloudwatchLogGroup {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudwatch_log_group", CloudwatchLogGroup::charge)
          .reading("log_group_class", "retention_in_days")
          .usage("monthly_data_ingested_gb", "storage_gb", "monthly_data_scanned_gb");

  private static void charge(Resource group, Components bill) {
    bill.add(
        "Data ingested",
        "GB",
        group.price(CloudwatchKeys.LOGS_INGESTED, group.attr("log_group_class").or("STANDARD")),
        group.usage("monthly_data_ingested_gb"));
    bill.add(
        "Archival storage",
        "GB",
        group.price(CloudwatchKeys.LOGS_STORED),
        group.usage("storage_gb"));
    bill.add(
        "Data scanned by Insights queries",
        "GB",
        group.price(CloudwatchKeys.LOGS_SCANNED),
        group.usage("monthly_data_scanned_gb"));
  }

  private CloudwatchLogGroup() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwatchKeys;

/// A dashboard is charged by the month, the same everywhere.
///
/// @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch pricing</a>
final class CloudwatchDashboard {

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudwatch_dashboard", CloudwatchDashboard::charge);

  private static void charge(Resource dashboard, Components bill) {
    bill.add("Dashboard", "dashboards", dashboard.price(CloudwatchKeys.DASHBOARD), Amount.ONE);
  }

  private CloudwatchDashboard() {}
}

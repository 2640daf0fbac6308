package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AppflowKeys;

/// A flow is charged for its runs and for the data that they process, in AWS or outside it.
///
/// @see <a href="https://aws.amazon.com/appflow/pricing/">Amazon AppFlow pricing</a>
final class AppflowFlow {

  static final ResourceType TYPE =
      ResourceType.priced("aws_appflow_flow", AppflowFlow::charge)
          .usage("monthly_runs", "monthly_data_within_aws_gb", "monthly_data_outside_aws_gb");

  private static void charge(Resource flow, Components bill) {
    bill.add("Runs", "runs", flow.price(AppflowKeys.RUNS), flow.usage("monthly_runs"));
    bill.add(
        "Data within AWS",
        "GB",
        flow.price(AppflowKeys.DATA, "within-aws"),
        flow.usage("monthly_data_within_aws_gb"));
    bill.addIfExpected(
        "Data outside AWS",
        "GB",
        flow.price(AppflowKeys.DATA, "outside-aws"),
        flow.usage("monthly_data_outside_aws_gb"));
  }

  private AppflowFlow() {}
}

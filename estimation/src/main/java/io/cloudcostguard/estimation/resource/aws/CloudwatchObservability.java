package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwatchKeys;

/// Canaries are charged for their runs, monitors of users for events, metric streams for updates,
/// and rules of Contributor Insights by the month.
///
/// @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch pricing</a>
final class CloudwatchObservability {

  static final ResourceType CANARY =
      ResourceType.priced("aws_synthetics_canary", CloudwatchObservability::chargeCanary)
          .usage("monthly_runs");

  static final ResourceType RUM =
      ResourceType.priced("aws_rum_app_monitor", CloudwatchObservability::chargeRum)
          .usage("monthly_events");

  static final ResourceType METRIC_STREAM =
      ResourceType.priced("aws_cloudwatch_metric_stream", CloudwatchObservability::chargeStream)
          .usage("monthly_metric_updates");

  static final ResourceType CONTRIBUTOR_RULE =
      ResourceType.priced(
          "aws_cloudwatch_contributor_insight_rule", CloudwatchObservability::chargeRule);

  private static void chargeCanary(Resource canary, Components bill) {
    bill.add("Runs", "runs", canary.price(CloudwatchKeys.CANARY), canary.usage("monthly_runs"));
  }

  private static void chargeRum(Resource monitor, Components bill) {
    bill.add(
        "Events", "events", monitor.price(CloudwatchKeys.RUM), monitor.usage("monthly_events"));
  }

  private static void chargeStream(Resource stream, Components bill) {
    bill.add(
        "Metric updates",
        "updates",
        stream.price(CloudwatchKeys.METRIC_STREAM),
        stream.usage("monthly_metric_updates"));
  }

  private static void chargeRule(Resource rule, Components bill) {
    bill.add("Rule", "rules", rule.price(CloudwatchKeys.CONTRIBUTOR_RULE), Amount.ONE);
  }

  private CloudwatchObservability() {}
}

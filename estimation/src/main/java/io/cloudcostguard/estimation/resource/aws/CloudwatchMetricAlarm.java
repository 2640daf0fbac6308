package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwatchKeys;
import java.math.BigDecimal;
import java.util.stream.Stream;

/// An alarm is charged by the metric that it watches, more when one is watched more often than each
/// minute. Anomaly detection watches three for each: the metric and both bounds.
///
/// @see <a href="https://aws.amazon.com/cloudwatch/pricing/">Amazon CloudWatch pricing</a>
final class CloudwatchMetricAlarm {

  private static final int METRICS_PER_ANOMALY = 3;
  private static final BigDecimal MINUTE = new BigDecimal(60);

  static final ResourceType TYPE =
      ResourceType.priced("aws_cloudwatch_metric_alarm", CloudwatchMetricAlarm::charge)
          .reading(
              "comparison_operator",
              "metric_name",
              "period",
              "metric_query.period",
              "metric_query.metric.period");

  static final ResourceType COMPOSITE =
      ResourceType.priced("aws_cloudwatch_composite_alarm", CloudwatchMetricAlarm::chargeComposite);

  private static void charge(Resource alarm, Components bill) {
    long metrics =
        alarm.blocks("metric_query").stream()
            .filter(query -> !query.blocks("metric").isEmpty())
            .count();
    boolean anomaly =
        alarm
            .attr("comparison_operator")
            .is(
                "LessThanLowerOrGreaterThanUpperThreshold",
                "LessThanLowerThreshold",
                "GreaterThanUpperThreshold");
    boolean highResolution = periods(alarm).anyMatch(CloudwatchMetricAlarm::isShort);
    bill.add(
        "Alarm metrics",
        "metrics",
        alarm.price(CloudwatchKeys.ALARM, highResolution ? "high-resolution" : "standard"),
        Amount.of(Math.max(metrics, 1)).times(anomaly ? METRICS_PER_ANOMALY : 1));
  }

  private static Stream<Attr> periods(Resource alarm) {
    return Stream.concat(
        Stream.of(alarm.attr("period")),
        alarm.blocks("metric_query").stream().flatMap(CloudwatchMetricAlarm::periods));
  }

  private static Stream<Attr> periods(Attributes query) {
    return Stream.of(query.attr("period"), query.attr("metric.period"));
  }

  private static boolean isShort(Attr period) {
    return period.amount() instanceof Amount.Known(var seconds, _)
        && seconds.signum() > 0
        && seconds.compareTo(MINUTE) < 0;
  }

  private static void chargeComposite(Resource alarm, Components bill) {
    bill.add("Composite alarm", "alarms", alarm.price(CloudwatchKeys.COMPOSITE_ALARM), Amount.ONE);
  }

  private CloudwatchMetricAlarm() {}
}

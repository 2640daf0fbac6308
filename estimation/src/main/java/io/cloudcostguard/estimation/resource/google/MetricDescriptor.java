package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A metric is charged for its data, the more the less for each MiB, and for calls of the API.
///
/// @see <a href="https://cloud.google.com/stackdriver/pricing">Cloud Monitoring pricing</a>
final class MetricDescriptor {

  static final ResourceType TYPE =
      ResourceType.priced("google_monitoring_metric_descriptor", MetricDescriptor::charge)
          .usage("monthly_monitoring_data_mb", "monthly_api_calls");

  private static void charge(Resource metric, Components bill) {
    bill.add(
        "Metric data",
        "MiB",
        metric.price(GoogleKeys.MONITORING, "metric-data", "on-demand"),
        metric.usage("monthly_monitoring_data_mb"));
    bill.add(
        "API calls",
        "units",
        metric.price(GoogleKeys.MONITORING, "api-calls", "on-demand"),
        metric.usage("monthly_api_calls"));
  }

  private MetricDescriptor() {}
}

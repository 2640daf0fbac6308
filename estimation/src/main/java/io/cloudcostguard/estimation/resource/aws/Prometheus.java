package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.PrometheusKeys;

/// A Prometheus workspace is charged for samples that it ingests, stores and queries. A collector
/// is charged by the hour and for the samples that it collects.
///
/// @see <a href="https://aws.amazon.com/prometheus/pricing/">Amazon Managed Service for Prometheus
///   pricing</a>
final class Prometheus {

  static final ResourceType WORKSPACE =
      ResourceType.priced("aws_prometheus_workspace", Prometheus::chargeWorkspace)
          .usage("monthly_samples_ingested", "storage_gb", "monthly_samples_queried");

  static final ResourceType SCRAPER =
      ResourceType.priced("aws_prometheus_scraper", Prometheus::chargeScraper)
          .usage("monthly_samples_collected");

  private static void chargeWorkspace(Resource workspace, Components bill) {
    bill.add(
        "Samples ingested",
        "samples",
        workspace.price(PrometheusKeys.SAMPLES),
        workspace.usage("monthly_samples_ingested"));
    bill.add(
        "Storage", "GB", workspace.price(PrometheusKeys.STORAGE), workspace.usage("storage_gb"));
    bill.add(
        "Samples queried",
        "samples",
        workspace.price(PrometheusKeys.QUERIES),
        workspace.usage("monthly_samples_queried"));
  }

  private static void chargeScraper(Resource scraper, Components bill) {
    bill.hourly("Collector", scraper.price(PrometheusKeys.COLLECTOR));
    bill.add(
        "Samples collected",
        "samples",
        scraper.price(PrometheusKeys.COLLECTED),
        scraper.usage("monthly_samples_collected"));
  }

  private Prometheus() {}
}

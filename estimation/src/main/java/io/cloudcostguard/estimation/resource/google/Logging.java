package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.List;
import java.util.stream.Stream;

/// Buckets and sinks of logs are charged for the log data that they take in.
///
/// @see <a href="https://cloud.google.com/stackdriver/pricing">Cloud Logging pricing</a>
final class Logging {

  private static final String DATA = "monthly_logging_data_gb";

  static final List<ResourceType> TYPES =
      Stream.of("billing_account", "folder", "organization", "project")
          .flatMap(of ->
              Stream.of(
                  "google_logging_" + of + "_bucket_config", "google_logging_" + of + "_sink"))
          .map(name -> ResourceType.priced(name, Logging::charge).usage(DATA))
          .toList();

  private static void charge(Resource logs, Components bill) {
    bill.add(
        "Log data",
        "GiB",
        logs.price(GoogleKeys.LOGGING, "ingested", "on-demand"),
        logs.usage(DATA));
  }

  private Logging() {}
}

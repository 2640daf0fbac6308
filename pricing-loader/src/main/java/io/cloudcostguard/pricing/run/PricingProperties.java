package io.cloudcostguard.pricing.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the loader: sources and schedule.
///
/// @param bundled which of the prices that come with CloudCostGuard are loaded: vendors, or
///   services such as `aws/ec2`; none if empty
/// @param books price books as CSV, files or folders, each a source of its own
/// @param refresh how often everything is read again
/// @param replicationFactor copies of the topics it creates; -1 for the broker's default
@ConfigurationProperties("ccg.pricing")
public record PricingProperties(
    @DefaultValue({"aws", "azure", "google"}) List<String> bundled,
    @DefaultValue List<Path> books,
    @DefaultValue("6h") Duration refresh,
    @DefaultValue("-1") short replicationFactor) {

  public PricingProperties {
    bundled = List.copyOf(bundled);
    books = List.copyOf(books);
  }
}

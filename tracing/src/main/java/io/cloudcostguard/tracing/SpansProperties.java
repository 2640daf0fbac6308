package io.cloudcostguard.tracing;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where spans are exported to.
///
/// @param endpoint of OTLP over HTTP, e.g. `http://collector:4318/v1/traces`; empty: nowhere
/// @param sample the share of new traces that is recorded, 0 to 1
/// @param every how often they are sent
/// @param headers of each export, e.g. of authorization
@ConfigurationProperties("ccg.traces")
public record SpansProperties(
    @DefaultValue("") String endpoint,
    @DefaultValue("0.1") double sample,
    @DefaultValue("5s") Duration every,
    @DefaultValue Map<String, String> headers) {

  public SpansProperties {
    if (!(sample >= 0 && sample <= 1)) {
      throw new IllegalArgumentException("ccg.traces.sample is between 0 and 1");
    }
    headers = Map.copyOf(headers);
  }

  /// Without the values of headers.
  @Override
  public String toString() {
    return "SpansProperties[endpoint=%s, sample=%s]".formatted(endpoint, sample);
  }
}

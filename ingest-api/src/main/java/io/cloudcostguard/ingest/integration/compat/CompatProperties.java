package io.cloudcostguard.ingest.integration.compat;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the API of the first CloudCostGuard.
///
/// @param enabled whether its paths are there: `/estimate`, `/status`, `/history`, `/health`,
///   `/metrics`
/// @param maxWait how long `/estimate` waits for its estimate
/// @param deprecated the day (UTC) since which `/estimate`, `/status` and `/history` are
///   deprecated, which their answers say; none: they do not
/// @param sunset the day (UTC) on which they may end, which their answers say
@ConfigurationProperties("ccg.compat.origin")
record CompatProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("30s") Duration maxWait,
    @Nullable LocalDate deprecated,
    @Nullable LocalDate sunset) {

  CompatProperties {
    if (sunset != null && (deprecated == null || sunset.isBefore(deprecated))) {
      throw new IllegalArgumentException(
          "ccg.compat.origin.sunset needs ccg.compat.origin.deprecated, of the same day or before");
    }
  }
}

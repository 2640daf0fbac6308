package io.cloudcostguard.estimation.recommendation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What was measured of one resource over some days.
///
/// @param days over which it was measured
/// @param metrics by name, e.g. `cpu_percent`
public record Utilisation(int days, java.util.Map<String, Spread> metrics) {

  /// A metric's distribution.
  ///
  /// @param p50 null where it was not given
  /// @param p95 null where it was not given
  public record Spread(@Nullable BigDecimal p50, @Nullable BigDecimal p95, BigDecimal max) {}

  public Utilisation {
    metrics = java.util.Map.copyOf(metrics);
  }

  /// One metric; null where it was not measured.
  public @Nullable Spread of(String metric) {
    return metrics.get(metric);
  }
}

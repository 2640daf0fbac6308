package io.cloudcostguard.schemas.estimate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The totals of a plan at list prices, beside an estimate at contracted prices.
///
/// A price that is agreed but not listed is missing in these totals, and counted in them as not
/// priced: the difference to the contracted totals is a saving only where both are complete.
///
/// @param delta as in [PlanEstimated]
/// @param deltaComplete as in [PlanEstimated]
/// @param doubts as in [PlanEstimated]
public record ListTotals(
    Totals before,
    Totals after,
    BigDecimal delta,
    boolean deltaComplete,
    @Nullable SumDoubts doubts) {

  /// The cost before.
  public Sum beforeSum() {
    return new Sum(before.known(), missing().before(), null);
  }

  /// The cost after.
  public Sum afterSum() {
    return new Sum(after.known(), missing().after(), null);
  }

  /// The difference of the two.
  public Sum change() {
    return new Sum(after.known().subtract(before.known()), missing().more(), missing().less());
  }

  private SumDoubts missing() {
    return SumDoubts.of(doubts, before, after, deltaComplete);
  }
}

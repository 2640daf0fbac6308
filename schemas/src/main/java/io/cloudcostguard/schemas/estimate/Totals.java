package io.cloudcostguard.schemas.estimate;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A monthly total that says how much of it is known.
///
/// @param known the sum of all priced components
/// @param lower the least it can be: [#known], since no price is negative
/// @param upper the most it can be; null when it is open, because a price or a usage is not known
/// @param notPriced how many resources have a component without a price, or are of a type that is
///   not supported
/// @param dependsOnUsage how many resources have a component whose usage was not given
public record Totals(
    BigDecimal known,
    BigDecimal lower,
    @Nullable BigDecimal upper,
    int notPriced,
    int dependsOnUsage) {

  /// Whether every resource is priced, usage aside.
  public boolean complete() {
    return notPriced == 0;
  }
}

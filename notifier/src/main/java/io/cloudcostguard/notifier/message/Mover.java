package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A resource whose cost a plan changes.
///
/// @param delta what is known of the change
/// @param more why it may be more; null: it is not
/// @param less why it may be less; null: it is not
record Mover(
    String address,
    String type,
    Action action,
    BigDecimal delta,
    @Nullable Missing more,
    @Nullable Missing less) {

  /// What the plan changes, as far as known.
  Sum change() {
    return new Sum(delta, more, less);
  }
}

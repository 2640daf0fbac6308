package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds up the lines of one resource.
///
/// @param before null: there is no such resource yet
/// @param after null: it will be gone
/// @param change the sum of what the lines change: the cost after less the cost before, where what
///   is missing on both sides alike is no doubt
record ResourceSums(@Nullable Sum before, @Nullable Sum after, Sum change) {

  /// Of a resource with these lines.
  ///
  /// @param was whether the resource is there before
  /// @param willBe whether it is there after
  static ResourceSums of(List<ComponentEstimate> lines, boolean was, boolean willBe) {
    Sum before = Sum.NOTHING;
    Sum after = Sum.NOTHING;
    Sum change = Sum.NOTHING;
    for (ComponentEstimate line : lines) {
      before = before.plus(Sum.of(line.before()));
      after = after.plus(Sum.of(line.after()));
      change = change.plus(line.change());
    }
    return new ResourceSums(was ? before : null, willBe ? after : null, change);
  }

  /// Of a resource without lines, of which nothing is known.
  ///
  /// @param changes whether the plan may change what it costs
  static ResourceSums unknown(boolean was, boolean willBe, boolean changes) {
    Sum unknown = new Sum(BigDecimal.ZERO, Missing.PRICE, null);
    Sum before = was ? unknown : Sum.NOTHING;
    Sum after = willBe ? unknown : Sum.NOTHING;
    return new ResourceSums(
        was ? unknown : null, willBe ? unknown : null, changes ? after.minus(before) : Sum.NOTHING);
  }

  @Nullable BigDecimal knownBefore() {
    return before == null ? null : before.knownOrNull();
  }

  @Nullable BigDecimal knownAfter() {
    return after == null ? null : after.knownOrNull();
  }

  @Nullable SumDoubts doubts() {
    return SumDoubts.of(before, after, change);
  }
}

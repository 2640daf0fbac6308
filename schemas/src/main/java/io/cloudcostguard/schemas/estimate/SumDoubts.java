package io.cloudcostguard.schemas.estimate;

import org.jspecify.annotations.Nullable;

/// Says what is missing in the three amounts of a resource or of a plan.
///
/// @param before what is missing in the cost before; null: nothing
/// @param after what is missing in the cost after; null: nothing
/// @param more why the difference may be more than is known; null: it is not
/// @param less why the difference may be less than is known; null: it is not
public record SumDoubts(
    @Nullable Missing before,
    @Nullable Missing after,
    @Nullable Missing more,
    @Nullable Missing less) {

  /// Nothing is missing.
  public static final SumDoubts NONE = new SumDoubts(null, null, null, null);

  /// Of three sums; null when nothing is missing in them.
  ///
  /// @param before null: there is no such cost
  /// @param after null: there is no such cost
  public static @Nullable SumDoubts of(@Nullable Sum before, @Nullable Sum after, Sum change) {
    SumDoubts doubts =
        new SumDoubts(
            before == null ? null : before.more(),
            after == null ? null : after.more(),
            change.more(),
            change.less());
    return doubts.equals(NONE) ? null : doubts;
  }

  /// Of the totals of an estimate. Older engines recorded none; theirs are read off what it
  /// counted.
  static SumDoubts of(
      @Nullable SumDoubts recorded, Totals before, Totals after, boolean deltaComplete) {
    if (recorded != null) {
      return recorded;
    }
    Missing inBefore = older(before);
    Missing inAfter = older(after);
    if (deltaComplete) {
      boolean alike = inBefore != null && inAfter != null;
      return new SumDoubts(
          inBefore, inAfter, alike ? null : usage(inAfter), alike ? null : usage(inBefore));
    }
    return new SumDoubts(inBefore, inAfter, inAfter, inBefore);
  }

  private static @Nullable Missing older(Totals totals) {
    if (totals.notPriced() > 0) {
      return Missing.PRICE;
    }
    return totals.dependsOnUsage() > 0 ? Missing.USAGE : null;
  }

  private static @Nullable Missing usage(@Nullable Missing missing) {
    return missing == Missing.USAGE ? missing : null;
  }
}

package io.cloudcostguard.schemas.estimate;

import org.jspecify.annotations.Nullable;

/// Names what keeps a sum from being all there is; the later one weighs more.
public enum Missing {
  /// The price is known, the usage was not given.
  USAGE,
  /// A price, or a quantity that is no usage, is not known.
  PRICE,
  /// The plan does not show what it is about, e.g. because all of it is deferred.
  PLAN;

  /// The one that weighs more; null when there is none.
  static @Nullable Missing worse(@Nullable Missing one, @Nullable Missing other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}

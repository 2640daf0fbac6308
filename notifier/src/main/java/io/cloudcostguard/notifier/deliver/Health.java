package io.cloudcostguard.notifier.deliver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a receiver fares, from the attempts so far.
///
/// @param failures attempts that failed in a row
/// @param failingSince the first of them; null when there is none
/// @param pausedUntil before which nothing is sent; null when it never was paused
/// @param recoveredAt when its circuit closed; null when it never was open
record Health(
    int failures,
    @Nullable Instant failingSince,
    @Nullable Instant pausedUntil,
    @Nullable Instant recoveredAt) {

  static final Health NEW = new Health(0, null, null, null);

  /// Longer paused, if it is not already.
  Health pausedUntil(Instant until) {
    return pausedUntil != null && pausedUntil.isAfter(until)
        ? this
        : new Health(failures, failingSince, until, recoveredAt);
  }
}

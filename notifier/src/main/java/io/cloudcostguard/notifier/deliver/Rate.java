package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token bucket that holds the tokens of one second, kept as one moment: when the next request
/// may be made. Null: the bucket is full.
record Rate(double perSecond) {

  private Duration interval() {
    return Duration.ofNanos(Math.round(1e9 / perSecond));
  }

  private int size() {
    return Math.max(1, (int) perSecond);
  }

  /// How many requests may be made at once.
  int available(@Nullable Instant next, Instant now) {
    if (next == null) {
      return size();
    }
    if (next.isAfter(now)) {
      return 0;
    }
    return (int) Math.min(size() - 1L, Duration.between(next, now).dividedBy(interval())) + 1;
  }

  /// The moment of the next request after `count` are made.
  Instant after(@Nullable Instant next, Instant now, int count) {
    Instant full = now.minus(interval().multipliedBy(size() - 1L));
    Instant from = next == null || next.isBefore(full) ? full : next;
    return from.plus(interval().multipliedBy(count));
  }
}

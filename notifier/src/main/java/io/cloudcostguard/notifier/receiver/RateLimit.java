package io.cloudcostguard.notifier.receiver;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token bucket with the tokens of one second. Its state is one moment: when the next request is
/// allowed. Null: the bucket is full.
public record RateLimit(double perSecond) {

  private Duration interval() {
    return Duration.ofNanos(Math.round(1e9 / perSecond));
  }

  private int size() {
    return Math.max(1, (int) perSecond);
  }

  /// How many requests are allowed now.
  public int available(@Nullable Instant next, Instant now) {
    if (next == null) {
      return size();
    }
    if (next.isAfter(now)) {
      return 0;
    }
    return (int) Math.min(size() - 1L, Duration.between(next, now).dividedBy(interval())) + 1;
  }

  /// The state after `count` requests.
  public Instant after(@Nullable Instant next, Instant now, int count) {
    Instant full = now.minus(interval().multipliedBy(size() - 1L));
    Instant from = next == null || next.isBefore(full) ? full : next;
    return from.plus(interval().multipliedBy(count));
  }
}

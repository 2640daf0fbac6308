package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.NotifierProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Schedules retries: exponential backoff with full jitter, and never before the receiver's
/// `Retry-After`.
///
/// @see <a
///   href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
///   backoff and jitter</a>
public final class RetrySchedule {

  private final NotifierProperties.Retry properties;
  private final RandomGenerator random;

  public RetrySchedule(NotifierProperties.Retry properties, RandomGenerator random) {
    this.properties = properties;
    this.random = random;
  }

  /// The time of the next attempt; null when the delivery is given up. The last attempt is made at
  /// the end of the retry period, even if the backoff is longer. `Retry-After` may go beyond it.
  ///
  /// @param attempt the one that failed, counted from 1
  /// @param since when the delivery's retry period began
  /// @param notBefore from [#notBefore]; null without a `Retry-After`
  @Nullable Instant next(int attempt, Instant since, Instant now, @Nullable Instant notBefore) {
    Instant end = since.plus(properties.giveUpAfter());
    if (!now.isBefore(end)) {
      return null;
    }
    if (notBefore != null) {
      return notBefore.plus(upTo(tenth(now, notBefore)));
    }
    Instant next = now.plus(upTo(ceiling(attempt)));
    return next.isAfter(end) ? end : next;
  }

  /// The receiver's `Retry-After`, limited to the longest wait that it may request.
  @Nullable Instant notBefore(@Nullable Instant requested, Instant now) {
    Instant latest = now.plus(properties.longestAsked());
    return requested != null && requested.isAfter(latest) ? latest : requested;
  }

  private Duration ceiling(int attempt) {
    Duration longest = properties.longest();
    int doublings = Math.min(attempt - 1, 30);
    Duration ceiling = properties.first().multipliedBy(1L << doublings);
    return ceiling.compareTo(longest) > 0 ? longest : ceiling;
  }

  private static Duration tenth(Instant now, Instant notBefore) {
    return Duration.between(now, notBefore).dividedBy(10);
  }

  private Duration upTo(Duration ceiling) {
    return Duration.ofMillis(random.nextLong(ceiling.toMillis() + 1));
  }
}

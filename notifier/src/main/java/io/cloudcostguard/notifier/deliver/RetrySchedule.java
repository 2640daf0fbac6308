package io.cloudcostguard.notifier.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// When a failed delivery is tried again: exponential backoff with full jitter, so that those that
/// failed together do not come back together; and never before the receiver asked for.
///
/// @see <a
///   href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
///   backoff and jitter</a>
final class RetrySchedule {

  private final NotifierProperties.Retry properties;
  private final RandomGenerator random;

  RetrySchedule(NotifierProperties.Retry properties, RandomGenerator random) {
    this.properties = properties;
    this.random = random;
  }

  /// The next attempt's time; null when the delivery is given up. The last attempt is made when the
  /// time is up, however long the backoff would be; but no receiver is asked earlier than it wants.
  ///
  /// @param attempt the one that failed, counted from 1
  /// @param since from when the delivery's time counts
  /// @param notBefore as [#notBefore] has it; null when the receiver did not ask
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

  /// What a receiver asked for, as far as it may.
  @Nullable Instant notBefore(@Nullable Instant asked, Instant now) {
    Instant latest = now.plus(properties.longestAsked());
    return asked != null && asked.isAfter(latest) ? latest : asked;
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

package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A circuit breaker: after some failures in a row a receiver is left alone for pauses that grow,
/// with one attempt after each to see whether it is back. A pause keeps its deliveries.
final class Circuit {

  private final NotifierProperties.Circuit properties;
  private final RandomGenerator random;

  Circuit(NotifierProperties.Circuit properties, RandomGenerator random) {
    this.properties = properties;
    this.random = random;
  }

  int failuresThatOpen() {
    return properties.failures();
  }

  boolean isOpen(Health health) {
    return health.failures() >= properties.failures();
  }

  Health after(Health health, Result result) {
    Instant at = result.attempted().at();
    Health next =
        result.attempted().outcome() == DeliveryAttempted.Outcome.DELIVERED
            ? succeeded(health, at)
            : failed(health, at, result.probe());
    return result.notBefore() == null ? next : next.pausedUntil(result.notBefore());
  }

  private Health succeeded(Health health, Instant at) {
    return health.failures() == 0
        ? health
        : new Health(0, null, health.pausedUntil(), isOpen(health) ? at : health.recoveredAt());
  }

  /// Attempts that were under way when the circuit opened say nothing new.
  private Health failed(Health health, Instant at, boolean probe) {
    if (isOpen(health) && !probe) {
      return health;
    }
    Instant since = health.failingSince() == null ? at : health.failingSince();
    Health next =
        new Health(health.failures() + 1, since, health.pausedUntil(), health.recoveredAt());
    return isOpen(next) ? next.pausedUntil(at.plus(pause(next.failures()))) : next;
  }

  /// Between half and the whole, so that those that failed together do not come back together.
  private Duration pause(int failures) {
    int doublings = Math.min(failures - properties.failures(), 30);
    Duration pause = properties.firstPause().multipliedBy(1L << doublings);
    Duration longest = properties.longestPause();
    long millis = (pause.compareTo(longest) > 0 ? longest : pause).toMillis();
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }

  /// Why nothing more is to be sent; null when that is not so.
  @Nullable String endOf(Health health, Result result) {
    if (result.gone()) {
      return "No more is wanted there: " + result.attempted().detail();
    }
    Instant since = health.failingSince();
    boolean dead =
        isOpen(health)
            && since != null
            && !result.attempted().at().isBefore(since.plus(properties.disableAfter()));
    return dead
        ? "Every attempt since " + since + " failed; the last one: " + result.attempted().detail()
        : null;
  }

  /// Of a disabled subscription: once it is enabled again, one attempt shows whether it is back.
  Health disabled() {
    return new Health(properties.failures(), null, null, null);
  }
}

package io.cloudcostguard.notifier.receiver;

import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.send.AttemptResult;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The circuit breaker of a receiver: failures in a row open the circuit for growing pauses. After
/// each pause it is half-open, and one attempt probes it. Deliveries wait meanwhile.
public final class CircuitBreaker {

  private final NotifierProperties.Circuit properties;
  private final RandomGenerator random;

  public CircuitBreaker(NotifierProperties.Circuit properties, RandomGenerator random) {
    this.properties = properties;
    this.random = random;
  }

  public int threshold() {
    return properties.failures();
  }

  public boolean isOpen(ReceiverHealth health) {
    return health.failures() >= properties.failures();
  }

  public ReceiverHealth after(ReceiverHealth health, AttemptResult result) {
    Instant at = result.attempted().at();
    ReceiverHealth next =
        result.attempted().outcome() == DeliveryAttempted.Outcome.DELIVERED
            ? succeeded(health, at)
            : failed(health, at, result.probe());
    return result.notBefore() == null ? next : next.pausedUntil(result.notBefore());
  }

  private ReceiverHealth succeeded(ReceiverHealth health, Instant at) {
    return health.failures() == 0
        ? health
        : new ReceiverHealth(
            0, null, health.pausedUntil(), isOpen(health) ? at : health.recoveredAt());
  }

  /// Attempts that were in flight when the circuit opened are not counted.
  private ReceiverHealth failed(ReceiverHealth health, Instant at, boolean probe) {
    if (isOpen(health) && !probe) {
      return health;
    }
    Instant since = health.failingSince() == null ? at : health.failingSince();
    ReceiverHealth next =
        new ReceiverHealth(
            health.failures() + 1, since, health.pausedUntil(), health.recoveredAt());
    return isOpen(next) ? next.pausedUntil(at.plus(pause(next.failures()))) : next;
  }

  /// Between half and the whole of the pause: jitter, so that receivers are not probed together.
  private Duration pause(int failures) {
    int doublings = Math.min(failures - properties.failures(), 30);
    Duration pause = properties.firstPause().multipliedBy(1L << doublings);
    Duration longest = properties.longestPause();
    long millis = (pause.compareTo(longest) > 0 ? longest : pause).toMillis();
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }

  /// Why the subscription is to be disabled; null when it is not.
  public @Nullable String disableReason(ReceiverHealth health, AttemptResult result) {
    if (result.gone()) {
      return "The receiver is gone: " + result.attempted().detail();
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

  /// The state of a disabled subscription: half-open, so that the first attempt after it is enabled
  /// is a probe.
  public ReceiverHealth disabled() {
    return new ReceiverHealth(properties.failures(), null, null, null);
  }
}

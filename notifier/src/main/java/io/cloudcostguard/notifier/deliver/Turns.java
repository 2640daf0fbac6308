package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.deliver.Threads.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose turn it is in a thread: attempts that write in the same one wait for each other.
final class Turns {

  private static final Duration ASK_AGAIN = Duration.ofMillis(100);

  private final Threads threads;
  private final Duration lease;
  private final Clock clock;

  /// @param lease how long nobody else writes in the same thread; longer than all requests of one
  ///   attempt
  Turns(Threads threads, Duration lease, Clock clock) {
    this.threads = threads;
    this.lease = lease;
    this.clock = clock;
  }

  /// The thread, held for this attempt; null when others hold it until `end`.
  @Nullable Held take(Delivery delivery, String key, Instant end) {
    String holder = delivery.id() + "/" + delivery.attempt();
    while (true) {
      Held held = threads.hold(delivery.subscriptionId(), key, holder, clock.instant(), lease);
      if (held != null || !clock.instant().isBefore(end)) {
        return held;
      }
      try {
        Thread.sleep(ASK_AGAIN);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  /// Lets go, and keeps what is there now.
  void end(Held held, @Nullable String externalId) {
    threads.release(held, externalId, clock.instant());
  }
}

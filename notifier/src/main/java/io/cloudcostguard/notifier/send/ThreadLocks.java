package io.cloudcostguard.notifier.send;

import io.cloudcostguard.notifier.send.ChannelThreads.Held;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Locks threads: attempts that write to the same thread wait for each other.
public final class ThreadLocks {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final ChannelThreads threads;
  private final Duration lease;
  private final Clock clock;

  /// Locks expire after a lease.
  ///
  /// @param lease after which the lock of an attempt that died expires; longer than all requests of
  ///   one attempt
  public ThreadLocks(ChannelThreads threads, Duration lease, Clock clock) {
    this.threads = threads;
    this.lease = lease;
    this.clock = clock;
  }

  /// Locks the thread for this attempt; null when other attempts hold the lock until `end`.
  public @Nullable Held lock(ClaimedDelivery delivery, String key, Instant end) {
    String holder = delivery.id() + "/" + delivery.attempt();
    while (true) {
      Held held = threads.hold(delivery.subscriptionId(), key, holder, clock.instant(), lease);
      if (held != null || !clock.instant().isBefore(end)) {
        return held;
      }
      try {
        Thread.sleep(POLL_INTERVAL);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  /// Unlocks the thread, and stores the receiver's id of it.
  public void unlock(Held held, @Nullable String externalId) {
    unlock(held, externalId, null);
  }

  /// Unlocks the thread, and stores the receiver's id of it and what was written there.
  ///
  /// @param parts null: as before
  public void unlock(Held held, @Nullable String externalId, @Nullable String parts) {
    threads.release(held, externalId, parts, clock.instant());
  }
}

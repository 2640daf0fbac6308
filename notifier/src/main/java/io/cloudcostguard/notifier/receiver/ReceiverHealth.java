package io.cloudcostguard.notifier.receiver;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a receiver's circuit breaker.
///
/// @param failures consecutive failed attempts
/// @param failingSince the first of them; null when there is none
/// @param pausedUntil nothing is sent before; null when it was never paused
/// @param recoveredAt when the circuit closed; null when it was never open
public record ReceiverHealth(
    int failures,
    @Nullable Instant failingSince,
    @Nullable Instant pausedUntil,
    @Nullable Instant recoveredAt) {

  /// No attempt yet, or reset.
  static final ReceiverHealth NEW = new ReceiverHealth(0, null, null, null);

  /// Paused until a moment, unless it is paused for longer.
  ReceiverHealth pausedUntil(Instant until) {
    return pausedUntil != null && pausedUntil.isAfter(until)
        ? this
        : new ReceiverHealth(failures, failingSince, until, recoveredAt);
  }
}

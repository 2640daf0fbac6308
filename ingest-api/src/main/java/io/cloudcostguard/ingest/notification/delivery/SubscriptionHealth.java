package io.cloudcostguard.ingest.notification.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The health of a subscription.
///
/// @param state `active`, `paused` (by its owner) or `disabled` (by the notifier)
/// @param pending the pending deliveries, counted up to 100,000
/// @param collected the deliveries that wait for a digest
/// @param oldestDueAt of the pending deliveries
/// @param pausedUntil no attempt is made before: `Retry-After`, or an open circuit
/// @param lastDay the attempts of the last 24 hours
record SubscriptionHealth(
    String subscriptionId,
    String state,
    @Nullable String disabledReason,
    long pending,
    long collected,
    @Nullable Instant oldestDueAt,
    @Nullable Instant pausedUntil,
    @Nullable Instant lastSuccessAt,
    @Nullable Failure lastFailure,
    LastDay lastDay) {

  /// An attempt that failed.
  record Failure(
      Instant at, @Nullable Integer status, @Nullable String detail, String deliveryId) {}

  /// @param successRate between 0 and 1; null when there was no attempt
  record LastDay(long attempts, long delivered, @Nullable BigDecimal successRate) {}
}

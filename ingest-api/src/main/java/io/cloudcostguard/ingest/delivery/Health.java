package io.cloudcostguard.ingest.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a subscription's receiver fares.
///
/// @param state `active`, `paused` (by its owner) or `disabled` (by us)
/// @param pending how many wait to be sent, at most 100,000 counted
/// @param collected how many wait for a digest
/// @param oldestDueAt of those that wait to be sent
/// @param pausedUntil before which the receiver wants nothing, or is spared
/// @param lastDay attempts of the last 24 hours
record Health(
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

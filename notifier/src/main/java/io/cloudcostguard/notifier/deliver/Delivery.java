package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that this process has claimed, at one of its attempts.
///
/// @param id the same on every attempt; the `webhook-id`
/// @param attempt counted from 1
/// @param since from when its time to be tried counts: when it was made, or its receiver recovered
/// @param probe whether this attempt is made to see whether its receiver is back
/// @param address where to, sealed
record Delivery(
    String id,
    String subscriptionId,
    String tenant,
    Channel channel,
    String eventId,
    String eventType,
    String traceparent,
    String body,
    int attempt,
    Instant since,
    boolean probe,
    Sealed address) {

  /// What came of an attempt of this.
  DeliveryAttempted attempted(
      int number,
      DeliveryAttempted.Outcome outcome,
      @Nullable Integer status,
      @Nullable String detail,
      Instant at,
      Duration took,
      @Nullable Instant next) {
    return new DeliveryAttempted(
        id,
        eventId,
        eventType,
        subscriptionId,
        tenant,
        channel.id(),
        number,
        outcome,
        status,
        detail,
        at,
        took.toMillis(),
        next);
  }
}

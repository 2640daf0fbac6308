package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery that this process has claimed, for one attempt.
///
/// @param id the same on every attempt; the `webhook-id`
/// @param traceparent of the event's record; while it is sent, of the attempt
/// @param attempt counted from 1
/// @param since when its retry period began: when it was created, or when the circuit closed
/// @param happened when what it tells of happened
/// @param later the newest message of the same budget that waits behind it; null: none does
/// @param probe whether this attempt probes a half-open circuit
/// @param credentials encrypted until the message is sent
public record ClaimedDelivery(
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
    Instant happened,
    @Nullable Later later,
    boolean probe,
    SealedCredentials credentials) {

  /// A message that waits behind another.
  public record Later(String eventType, Instant happened) {}

  /// The same with another body.
  public ClaimedDelivery with(String another) {
    return new ClaimedDelivery(
        id,
        subscriptionId,
        tenant,
        channel,
        eventId,
        eventType,
        traceparent,
        another,
        attempt,
        since,
        happened,
        later,
        probe,
        credentials);
  }

  /// The same in another trace.
  ClaimedDelivery in(TraceParent trace) {
    return new ClaimedDelivery(
        id,
        subscriptionId,
        tenant,
        channel,
        eventId,
        eventType,
        trace.toString(),
        body,
        attempt,
        since,
        happened,
        later,
        probe,
        credentials);
  }

  /// The record of an attempt of this delivery.
  ///
  /// @param next when the next attempt is due; null when there is none
  public DeliveryAttempted attempted(
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

package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt of a delivery, from sending to keeping what came of it.
@Component
final class Courier {

  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);

  private final Sender sender;
  private final RetrySchedule schedule;
  private final Attempts attempts;
  private final AttemptPublisher publisher;
  private final MeterRegistry meters;
  private final Clock clock;

  Courier(
      Sender sender,
      RetrySchedule schedule,
      Attempts attempts,
      AttemptPublisher publisher,
      MeterRegistry meters,
      Clock clock) {
    this.sender = sender;
    this.schedule = schedule;
    this.attempts = attempts;
    this.publisher = publisher;
    this.meters = meters;
    this.clock = clock;
  }

  /// When this throws, nothing is kept, and the delivery is sent again when its lease has run out.
  void deliver(Delivery delivery) {
    Instant begun = clock.instant();
    Outcome outcome = send(delivery);
    Instant ended = clock.instant();
    DeliveryAttempted attempted =
        attempted(delivery, outcome, ended, Duration.between(begun, ended));
    attempts.record(attempted, delivery.traceparent(), notBefore(outcome), isGone(outcome));
    publisher.wake();
    count(attempted);
  }

  /// A fault of ours is an attempt that failed; its message might quote a secret.
  private Outcome send(Delivery delivery) {
    try {
      return sender.send(delivery);
    } catch (RuntimeException e) {
      StackTraceElement[] stack = e.getStackTrace();
      LOGGER
          .atError()
          .addKeyValue("deliveryId", delivery.id())
          .addKeyValue("error", e.getClass().getName())
          .addKeyValue("where", stack.length == 0 ? "unknown" : stack[0])
          .log("an attempt failed inside of the notifier");
      return new Outcome.Retry(null, "The attempt failed inside of the notifier", null);
    }
  }

  private DeliveryAttempted attempted(
      Delivery delivery, Outcome outcome, Instant at, Duration took) {
    return switch (outcome) {
      case Outcome.Delivered(int status, var detail) ->
          attempted(delivery, DeliveryAttempted.Outcome.DELIVERED, status, detail, at, took, null);
      case Outcome.Failed(var status, var reason, var _) ->
          attempted(delivery, DeliveryAttempted.Outcome.FAILED, status, reason, at, took, null);
      case Outcome.Retry(var status, var reason, var notBefore) -> {
        Instant next = schedule.next(delivery.attempt(), delivery.createdAt(), at, notBefore);
        yield next == null
            ? attempted(
                delivery,
                DeliveryAttempted.Outcome.FAILED,
                status,
                reason + "; given up",
                at,
                took,
                null)
            : attempted(
                delivery, DeliveryAttempted.Outcome.RETRYING, status, reason, at, took, next);
      }
    };
  }

  private static DeliveryAttempted attempted(
      Delivery delivery,
      DeliveryAttempted.Outcome outcome,
      @Nullable Integer status,
      @Nullable String detail,
      Instant at,
      Duration took,
      @Nullable Instant next) {
    return new DeliveryAttempted(
        delivery.id(),
        delivery.eventId(),
        delivery.eventType(),
        delivery.subscriptionId(),
        delivery.tenant(),
        delivery.channel().id(),
        delivery.attempt(),
        outcome,
        status,
        detail,
        at,
        took.toMillis(),
        next);
  }

  private static @Nullable Instant notBefore(Outcome outcome) {
    return outcome instanceof Outcome.Retry retry ? retry.notBefore() : null;
  }

  private static boolean isGone(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.gone();
  }

  private void count(DeliveryAttempted attempted) {
    meters
        .timer(
            "ccg.notifier.attempts",
            "channel",
            attempted.channel(),
            "outcome",
            attempted.outcome().name().toLowerCase(Locale.ROOT))
        .record(Duration.ofMillis(attempted.tookMillis()));
  }
}

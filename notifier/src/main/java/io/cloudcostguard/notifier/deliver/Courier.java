package io.cloudcostguard.notifier.deliver;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one attempt of a delivery: sends it, and says what that came to.
@Component
final class Courier {

  private static final Logger LOGGER = LoggerFactory.getLogger(Courier.class);

  private final Sender sender;
  private final RetrySchedule schedule;
  private final Clock clock;

  Courier(Sender sender, RetrySchedule schedule, Clock clock) {
    this.sender = sender;
    this.schedule = schedule;
    this.clock = clock;
  }

  Result deliver(Delivery delivery) {
    long begun = System.nanoTime();
    Outcome outcome = send(delivery);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Instant now = clock.instant();
    Instant notBefore = notBefore(outcome, now);
    return new Result(
        attempted(delivery, outcome, notBefore, now, took),
        delivery.traceparent(),
        delivery.probe(),
        notBefore,
        outcome instanceof Outcome.Failed failed && failed.gone(),
        outcome instanceof Outcome.Hindered);
  }

  /// What a fault of ours says might quote a secret.
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
      return new Outcome.Hindered("The attempt failed inside of the notifier");
    }
  }

  private DeliveryAttempted attempted(
      Delivery delivery, Outcome outcome, @Nullable Instant notBefore, Instant now, Duration took) {
    int attempt = delivery.attempt();
    return switch (outcome) {
      case Outcome.Delivered(int status, var detail) ->
          delivery.attempted(
              attempt, DeliveryAttempted.Outcome.DELIVERED, status, detail, now, took, null);
      case Outcome.Failed(var status, var reason, var _) ->
          delivery.attempted(
              attempt, DeliveryAttempted.Outcome.FAILED, status, reason, now, took, null);
      case Outcome.Retry(var status, var reason, var _) ->
          again(delivery, status, reason, notBefore, now, took);
      case Outcome.Hindered(var reason) -> again(delivery, null, reason, null, now, took);
    };
  }

  private DeliveryAttempted again(
      Delivery delivery,
      @Nullable Integer status,
      String reason,
      @Nullable Instant notBefore,
      Instant now,
      Duration took) {
    int attempt = delivery.attempt();
    Instant next = schedule.next(attempt, since(delivery, now), now, notBefore);
    return next == null
        ? delivery.attempted(
            attempt,
            DeliveryAttempted.Outcome.FAILED,
            status,
            reason + "; given up",
            now,
            took,
            null)
        : delivery.attempted(
            attempt, DeliveryAttempted.Outcome.RETRYING, status, reason, now, took, next);
  }

  /// No delivery is given up because its receiver is away.
  private static Instant since(Delivery delivery, Instant now) {
    return delivery.probe() ? now : delivery.since();
  }

  private @Nullable Instant notBefore(Outcome outcome, Instant now) {
    return outcome instanceof Outcome.Retry retry
        ? schedule.notBefore(retry.notBefore(), now)
        : null;
  }
}

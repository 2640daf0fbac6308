package io.cloudcostguard.notifier.send;

import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes one delivery attempt: decrypts the credentials, sends the message, schedules the retry.
@Component
public final class DeliveryAttempter {

  private static final Logger LOGGER = LoggerFactory.getLogger(DeliveryAttempter.class);

  private static final String ALERTS = "io.cloudcostguard.budget.alert.";

  /// Longer than a quick retry takes.
  private static final Duration LATE = Duration.ofMinutes(5);

  /// Longer than messages of one moment take.
  private static final Duration OVERTAKEN = Duration.ofMinutes(1);

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final DeliveryChannels channels;
  private final SecretBox secrets;
  private final RetrySchedule schedule;
  private final Clock clock;
  private final Spans spans;

  public DeliveryAttempter(
      DeliveryChannels channels,
      SecretBox secrets,
      RetrySchedule schedule,
      Clock clock,
      Spans spans) {
    this.channels = channels;
    this.spans = spans;
    this.secrets = secrets;
    this.schedule = schedule;
    this.clock = clock;
  }

  public AttemptResult attempt(ClaimedDelivery delivery) {
    long begun = System.nanoTime();
    Spans.Hop hop = spans.begin(Spans.Kind.CLIENT, delivery.traceparent(), clock.instant());
    Outcome outcome = send(delivery.in(hop.trace()));
    hop.end(
        "deliver " + delivery.channel().id(),
        delivery.id(),
        !(outcome instanceof Outcome.Delivered));
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    Instant now = clock.instant();
    Instant notBefore = notBefore(outcome, now);
    return new AttemptResult(
        attempted(delivery, outcome, notBefore, now, took),
        delivery.traceparent(),
        delivery.probe(),
        notBefore,
        outcome instanceof Outcome.Failed failed && failed.gone(),
        outcome instanceof Outcome.Hindered);
  }

  /// The message of an exception might have a secret in it, so only its class is logged.
  private Outcome send(ClaimedDelivery delivery) {
    try {
      return sendOpened(delivery);
    } catch (RuntimeException e) {
      StackTraceElement[] stack = e.getStackTrace();
      LOGGER
          .atError()
          .addKeyValue("deliveryId", delivery.id())
          .addKeyValue("error", e.getClass().getName())
          .addKeyValue("where", stack.length == 0 ? "unknown" : stack[0])
          .log("an attempt failed with an internal error");
      return new Outcome.Hindered("The attempt failed with an internal error");
    }
  }

  private Outcome sendOpened(ClaimedDelivery delivery) {
    Credentials credentials;
    try {
      credentials = delivery.credentials().open(secrets);
    } catch (IllegalArgumentException _) { // ingest-api has another key: the operator can mend it
      return new Outcome.Hindered("The subscription's URL or secret cannot be decrypted");
    }
    DeliveryChannel channel = channels.of(delivery.channel());
    return channel.send(timely(channel, delivery), credentials);
  }

  /// A message that comes long after what it tells of says so; sooner where another message of the
  /// same budget waits behind it.
  private ClaimedDelivery timely(DeliveryChannel channel, ClaimedDelivery delivery) {
    Duration late = Duration.between(delivery.happened(), clock.instant());
    boolean isLate = late.compareTo(delivery.later() == null ? LATE : OVERTAKEN) > 0;
    return delivery.eventType().startsWith(ALERTS) && isLate
        ? delivery.with(channel.late(delivery.body(), notice(delivery)))
        : delivery;
  }

  private static String notice(ClaimedDelivery delivery) {
    ClaimedDelivery.Later later = delivery.later();
    String what = word(delivery.eventType()) + " at " + moment(delivery.happened());
    return later == null
        ? "Delivered late: %s UTC.".formatted(what)
        : "Delivered late: %s and %s at %s UTC, of which a later message tells."
            .formatted(
                what,
                word(later.eventType())
                    + (later.eventType().equals(delivery.eventType()) ? " again" : ""),
                moment(later.happened()));
  }

  private static String word(String eventType) {
    return eventType.equals(EventType.ALERT_RESOLVED) ? "resolved" : "crossed";
  }

  private static String moment(Instant at) {
    return MOMENT.format(at.atOffset(ZoneOffset.UTC));
  }

  private DeliveryAttempted attempted(
      ClaimedDelivery delivery,
      Outcome outcome,
      @Nullable Instant notBefore,
      Instant now,
      Duration took) {
    int attempt = delivery.attempt();
    return switch (outcome) {
      case Outcome.Delivered(int status, var detail) ->
          delivery.attempted(
              attempt, DeliveryAttempted.Outcome.DELIVERED, status, detail, now, took, null);
      case Outcome.Failed(var status, var reason, var _) ->
          delivery.attempted(
              attempt, DeliveryAttempted.Outcome.FAILED, status, reason, now, took, null);
      case Outcome.Retry(var status, var reason, var _) ->
          retried(delivery, status, reason, notBefore, now, took);
      case Outcome.Hindered(var reason) -> retried(delivery, null, reason, null, now, took);
    };
  }

  private DeliveryAttempted retried(
      ClaimedDelivery delivery,
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

  /// A probe never exhausts the retry period: no delivery is given up while the circuit is open.
  private static Instant since(ClaimedDelivery delivery, Instant now) {
    return delivery.probe() ? now : delivery.since();
  }

  private @Nullable Instant notBefore(Outcome outcome, Instant now) {
    return outcome instanceof Outcome.Retry retry
        ? schedule.notBefore(retry.notBefore(), now)
        : null;
  }
}

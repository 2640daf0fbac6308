package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.deliver.Notification;
import io.cloudcostguard.notifier.message.SlackBlocks;
import io.cloudcostguard.notifier.message.WebhookBody;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// From a record of `ccg.estimates` or `ccg.alerts` to a notification, or to why there is none.
final class EventReader {

  private EventReader() {}

  /// What a record is.
  sealed interface Read {

    record Routable(Notification notification) implements Read {}

    /// For the dead-letter topic.
    ///
    /// @param reason a sentence for whoever looks at it there
    record Unreadable(String reason) implements Read {}
  }

  /// Whatever goes wrong here goes wrong with this record every time.
  static Read read(ConsumerRecord<byte[], byte[]> event) {
    try {
      return new Read.Routable(notification(event));
    } catch (RuntimeException e) {
      return new Read.Unreadable("Cannot be read: " + firstLine(e));
    }
  }

  private static Notification notification(ConsumerRecord<byte[], byte[]> event) {
    String type = header(event, "ce_type");
    Instant time = Instant.parse(header(event, "ce_time"));
    if (event.value() == null) {
      throw new IllegalArgumentException("the record has no value");
    }
    if (event.topic().equals(Topics.ESTIMATES.name())) {
      PlanOutcome outcome = Json.MAPPER.readValue(event.value(), PlanOutcome.class);
      return notification(
          event,
          type,
          outcome.tenant(),
          outcome.project(),
          WebhookBody.of(type, time, outcome),
          SlackBlocks.of(outcome));
    }
    BudgetAlert alert = Json.MAPPER.readValue(event.value(), BudgetAlert.class);
    return notification(
        event,
        type,
        alert.tenant(),
        alert.project(),
        WebhookBody.of(type, time, alert),
        SlackBlocks.of(alert));
  }

  private static Notification notification(
      ConsumerRecord<byte[], byte[]> event,
      String type,
      String tenant,
      String project,
      String webhook,
      String slack) {
    return new Notification(
        header(event, "ce_id"),
        type,
        header(event, "ce_subject"),
        EventHeaders.traceOf(event.headers()).toString(),
        plain("tenant", tenant),
        plain("project", project),
        webhook,
        slack);
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return plain(name, EventHeaders.text(event.headers(), name));
  }

  private static String plain(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(name + " has control characters");
    }
    return text;
  }

  private static String firstLine(RuntimeException e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }
}

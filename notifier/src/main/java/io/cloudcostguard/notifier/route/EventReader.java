package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.channel.Channel;
import io.cloudcostguard.notifier.deliver.Notification;
import io.cloudcostguard.notifier.message.Messages;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// From a record of `ccg.estimates` or `ccg.alerts` to a notification, or to why there is none.
final class EventReader {

  private final Messages messages;

  EventReader(Messages messages) {
    this.messages = messages;
  }

  /// What a record is.
  sealed interface Read {

    record Routable(Notification notification) implements Read {}

    /// For the dead-letter topic.
    ///
    /// @param reason a sentence for whoever looks at it there
    record Unreadable(String reason) implements Read {}
  }

  /// Whatever goes wrong here goes wrong with this record every time.
  Read read(ConsumerRecord<byte[], byte[]> event) {
    try {
      return new Read.Routable(notification(event));
    } catch (RuntimeException e) {
      return new Read.Unreadable("Cannot be read: " + firstLine(e));
    }
  }

  private Notification notification(ConsumerRecord<byte[], byte[]> event) {
    String type = header(event, "ce_type");
    Instant time = Instant.parse(header(event, "ce_time"));
    if (event.value() == null) {
      throw new IllegalArgumentException("the record has no value");
    }
    if (event.topic().equals(Topics.ESTIMATES.name())) {
      PlanOutcome outcome = Json.MAPPER.readValue(event.value(), PlanOutcome.class);
      PlanSource source = outcome.source();
      return notification(
          event,
          outcome.tenant(),
          outcome.project(),
          source == null ? null : source.repository(),
          bodies(channel -> messages.body(channel, type, time, outcome)));
    }
    BudgetAlert alert = Json.MAPPER.readValue(event.value(), BudgetAlert.class);
    return notification(
        event,
        alert.tenant(),
        alert.project(),
        null,
        bodies(channel -> messages.body(channel, type, time, alert)));
  }

  private static Map<Channel, String> bodies(Function<Channel, @Nullable String> body) {
    Map<Channel, String> bodies = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      String text = body.apply(channel);
      if (text != null) {
        bodies.put(channel, text);
      }
    }
    return bodies;
  }

  private static Notification notification(
      ConsumerRecord<byte[], byte[]> event,
      String tenant,
      String project,
      @Nullable String repository,
      Map<Channel, String> bodies) {
    return new Notification(
        header(event, "ce_id"),
        header(event, "ce_type"),
        header(event, "ce_subject"),
        EventHeaders.traceOf(event.headers()).toString(),
        plain("tenant", tenant),
        plain("project", project),
        repository,
        bodies);
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

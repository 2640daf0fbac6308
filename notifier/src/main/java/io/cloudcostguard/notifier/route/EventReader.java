package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// From a record of a topic to an event.
final class EventReader {

  private EventReader() {}

  /// @throws RuntimeException if it cannot be read, now or ever
  static Event read(ConsumerRecord<byte[], byte[]> event) {
    if (event.value() == null) {
      throw new BadRecord("It has no value.");
    }
    News news = news(event);
    return new Event(
        header(event, "ce_id"),
        header(event, "ce_type"),
        Instant.parse(header(event, "ce_time")),
        header(event, "ce_subject"),
        EventHeaders.traceOf(event.headers()).toString(),
        news);
  }

  private static News news(ConsumerRecord<byte[], byte[]> event) {
    String topic = event.topic();
    if (topic.equals(Topics.ESTIMATES.name())) {
      PlanOutcome outcome = Json.MAPPER.readValue(event.value(), PlanOutcome.class);
      plain("tenant", outcome.tenant());
      plain("project", outcome.project());
      return new News.OfPlan(outcome);
    }
    if (topic.equals(Topics.ALERTS.name())) {
      BudgetAlert alert = Json.MAPPER.readValue(event.value(), BudgetAlert.class);
      plain("tenant", alert.tenant());
      plain("project", alert.project());
      return new News.OfBudget(alert);
    }
    if (topic.equals(Topics.SUBSCRIPTIONS.name())) {
      SubscriptionDisabled disabled =
          Json.MAPPER.readValue(event.value(), SubscriptionDisabled.class);
      plain("tenant", disabled.tenant());
      return new News.OfSubscription(disabled);
    }
    return new News.OfPrices(Json.MAPPER.readValue(event.value(), PricesChanged.class));
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return plain(name, EventHeaders.text(event.headers(), name));
  }

  private static String plain(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new BadRecord("Its %s is missing.".formatted(name));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new BadRecord("Its %s has control characters.".formatted(name));
    }
    return text;
  }
}

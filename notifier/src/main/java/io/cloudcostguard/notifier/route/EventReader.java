package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.AdviceSummary;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.OutcomeReader;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.BadRecord;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads an event from a record.
final class EventReader {

  /// The limit of a record that is of no plan as a whole.
  private static final int MOST_BYTES = 256 * 1024;

  private static final int MOST_LETTERS = 400;

  private EventReader() {}

  /// Whether a record is told to subscribers. What a new catalogue version makes of single plans is
  /// told by their tenant's record; what an import changes is for programs that read the topic.
  static boolean isTold(ConsumerRecord<byte[], byte[]> event) {
    String type = EventHeaders.text(event.headers(), "ce_type");
    return !EventType.PLAN_REPRICED.equals(type) && !EventType.BILL_CHANGED.equals(type);
  }

  /// @throws RuntimeException if the record is invalid
  static Event read(ConsumerRecord<byte[], byte[]> event) {
    if (event.value() == null) {
      throw new BadRecord("It has no value.");
    }
    boolean isLarge =
        event.topic().equals(Topics.ESTIMATES.name())
            || event.topic().equals(Topics.RECOMMENDATIONS.name());
    if (!isLarge && event.value().length > MOST_BYTES) {
      throw new BadRecord(
          "It has %d bytes; the limit is %d.".formatted(event.value().length, MOST_BYTES));
    }
    News news = news(event);
    return new Event(
        header(event, "ce_id"),
        header(event, "ce_type"),
        Instant.parse(header(event, "ce_time")),
        header(event, "ce_subject"),
        EventHeaders.carriedTrace(event.headers()).toString(),
        news);
  }

  private static News news(ConsumerRecord<byte[], byte[]> event) {
    String topic = event.topic();
    if (topic.equals(Topics.ESTIMATES.name())) {
      PlanOutcome outcome = OutcomeReader.withoutLines(event.value());
      plain("id", outcome.id());
      plain("workspace", outcome.workspace());
      plain("tenant", outcome.tenant());
      plain("project", outcome.project());
      return new News.OfPlan(outcome);
    }
    if (topic.equals(Topics.DECISIONS.name())) {
      PlanDecided decided = value(event, PlanDecided.class);
      plain("plan", decided.planId());
      plain("tenant", decided.tenant());
      plain("project", decided.project());
      plain("workspace", decided.workspace());
      if (decided.state() == null || decided.submittedAt() == null) {
        throw new BadRecord("Its state or its time is missing.");
      }
      return new News.OfDecision(decided);
    }
    if (topic.equals(Topics.RECOMMENDATIONS.name())) {
      PlanAdvised advised = value(event, PlanAdvised.class);
      plain("plan", advised.id());
      plain("tenant", advised.tenant());
      plain("project", advised.project());
      plain("workspace", advised.workspace());
      plain("currency", advised.currency());
      if (advised.monthly() == null || advised.together() == null) {
        throw new BadRecord("It does not say what is saved of what.");
      }
      return new News.OfAdvice(AdviceSummary.of(advised));
    }
    if (topic.equals(Topics.ALERTS.name())) {
      BudgetAlert alert = value(event, BudgetAlert.class);
      plain("budget", alert.budgetId());
      plain("plan", alert.planId());
      plain("tenant", alert.tenant());
      plain("project", alert.project());
      if (alert.details() != null) {
        plain("threshold", alert.details().threshold());
        if (alert.details().limit() == null
            || alert.details().metric() == null
            || alert.details().trigger() == null
            || alert.details().action() == null
            || alert.details().budget() == null
            || alert.details().at() == null) {
          throw new BadRecord("Its details are not all there.");
        }
      }
      return new News.OfBudget(alert);
    }
    if (topic.equals(Topics.PRICE_EFFECTS.name())) {
      if (!(value(event, PriceEffect.class) instanceof PriceEffect.OnTenant effect)
          || effect.before() == null
          || effect.after() == null
          || effect.prices() == null
          || effect.at() == null) {
        throw new BadRecord("It does not say what prices made of what.");
      }
      plain("tenant", effect.tenant());
      return new News.OfPriceEffect(effect);
    }
    if (topic.equals(Topics.ACTUALS.name())) {
      if (!(value(event, BillEvent.class) instanceof BillAlert alert)
          || alert.kind() == null
          || alert.limit() == null
          || alert.action() == null
          || alert.monthlyLimit() == null
          || alert.billed() == null
          || alert.at() == null) {
        throw new BadRecord("It does not say what passes which budget.");
      }
      plain("tenant", alert.tenant());
      plain("budget", alert.budgetId());
      plain("name of the budget", alert.budget());
      plain("month", alert.month());
      plain("threshold", alert.threshold());
      return new News.OfBill(alert);
    }
    if (topic.equals(Topics.SUBSCRIPTIONS.name())) {
      SubscriptionDisabled disabled = value(event, SubscriptionDisabled.class);
      plain("tenant", disabled.tenant());
      return new News.OfSubscription(disabled);
    }
    return new News.OfPrices(value(event, PricesChanged.class));
  }

  private static <V> V value(ConsumerRecord<byte[], byte[]> event, Class<V> type) {
    V value = Json.MAPPER.readValue(event.value(), type);
    if (value == null) {
      throw new BadRecord("Its JSON is null.");
    }
    return value;
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return plain(name, EventHeaders.text(event.headers(), name));
  }

  private static String plain(String name, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      throw new BadRecord("Its %s is missing.".formatted(name));
    }
    if (text.length() > MOST_LETTERS) {
      throw new BadRecord("Its %s is longer than %d letters.".formatted(name, MOST_LETTERS));
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new BadRecord("Its %s has control characters.".formatted(name));
    }
    return text;
  }
}

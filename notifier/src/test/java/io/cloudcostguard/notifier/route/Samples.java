package io.cloudcostguard.notifier.route;

import io.cloudcostguard.notifier.message.AdviceSummary;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Events and subscribers to route.
final class Samples {

  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Filter ANY = new Filter(List.of(), null, null, null, null, Map.of(), List.of());

  private static final String TRACE = TraceParent.continuing(null).toString();

  private Samples() {}

  static List<Event> events() {
    return List.of(
        of(Events.estimate()),
        of(Events.notFullyPriced()),
        of(Events.unchanged()),
        of(Events.rejected()),
        of(Events.exceeded()),
        of(Events.incomplete()),
        of(Events.resolved()),
        new Event("test", Event.TEST, NOON, "sub-1", TRACE, new News.OfTest("sub-1", List.of())));
  }

  static Event of(PlanOutcome outcome) {
    String type =
        outcome instanceof PlanEstimated ? EventType.PLAN_ESTIMATED : EventType.PLAN_REJECTED;
    return new Event(outcome.id(), type, NOON, outcome.id(), TRACE, new News.OfPlan(outcome));
  }

  static Event of(PlanAdvised advised) {
    return new Event(
        advised.eventId(),
        EventType.PLAN_ADVISED,
        NOON,
        advised.id(),
        TRACE,
        new News.OfAdvice(AdviceSummary.of(advised)));
  }

  static Event of(BudgetAlert alert) {
    String type =
        alert instanceof BudgetAlert.Firing ? EventType.ALERT_FIRING : EventType.ALERT_RESOLVED;
    return new Event(alert.id(), type, NOON, alert.budgetId(), TRACE, new News.OfBudget(alert));
  }

  static Subscriber subscriber(String id, Channel channel, Filter filter) {
    return new Subscriber(id, Events.estimate().tenant(), channel, filter, null, null, null);
  }
}

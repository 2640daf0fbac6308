package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import io.cloudcostguard.schemas.subscription.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery to be inserted.
///
/// @param body what is sent, rendered
/// @param summary [io.cloudcostguard.notifier.message.EventSummary] as JSON; null when it is never
///   grouped
/// @param collected whether it waits for the digest that is due at `dueAt`
public record NewDelivery(
    String subscriptionId,
    String tenant,
    Channel channel,
    Event event,
    String body,
    @Nullable String summary,
    boolean collected,
    Instant dueAt) {

  /// Deterministic: made of the event's id and the subscription's.
  public String id() {
    return DeliveryId.of(event.id(), subscriptionId);
  }

  /// What it keeps its place in the order of: a budget, with the value that it is split by. Null:
  /// it may overtake others.
  @Nullable String inOrderOf() {
    if (event.news() instanceof News.OfBill(var alert)) {
      return "bill|" + place(alert.budgetId(), alert.instance());
    }
    return event.news() instanceof News.OfBudget(var alert)
        ? place(alert.budgetId(), alert.details() == null ? null : alert.details().instance())
        : null;
  }

  private static String place(String budgetId, @Nullable String instance) {
    return instance == null ? budgetId : budgetId + "|" + instance;
  }

  String state() {
    return collected ? "collected" : "pending";
  }
}

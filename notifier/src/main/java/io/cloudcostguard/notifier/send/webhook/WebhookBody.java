package io.cloudcostguard.notifier.send.webhook;

import io.cloudcostguard.notifier.message.EstimateSummary;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Group;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Renders the standard body of a webhook: `{"type": …, "timestamp": …, "data": …}`, at most 20 KB,
/// amounts exact.
///
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure">Standard
///   Webhooks, payload structure</a>
final class WebhookBody {

  static final int MAX_BYTES = 20_000;
  private static final int MAX_REASON = 1_000;

  private WebhookBody() {}

  private static String of(String type, Instant time, PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated estimate -> ofEstimate(type, time, EstimateSummary.of(estimate));
      case PlanRejected rejected -> json(type, time, NotEstimated.of(rejected, rejected.reason()));
      case PlanCancelled cancelled -> json(type, time, NotEstimated.of(cancelled, null));
    };
  }

  static String of(Event event) {
    return switch (event.news()) {
      case News.OfPlan(var outcome) -> of(event.type(), event.time(), outcome);
      case News.OfDecision(var decided) -> json(event.type(), event.time(), decided);
      case News.OfAdvice(var advice) -> json(event.type(), event.time(), advice);
      case News.OfBudget(var alert) -> json(event.type(), event.time(), alert);
      case News.OfBill(var alert) ->
          json(event.type(), event.time(), tagged(BillEvent.class, alert));
      case News.OfPrices(var changed) -> json(event.type(), event.time(), changed);
      case News.OfPriceEffect(var effect) ->
          json(event.type(), event.time(), tagged(PriceEffect.class, effect));
      case News.OfSubscription(var disabled) -> json(event.type(), event.time(), disabled);
      case News.OfMany(var group) -> ofGroup(event, group);
      case News.OfTest(var subscriptionId, _) ->
          json(event.type(), event.time(), new Test(subscriptionId));
    };
  }

  private static String ofGroup(Event event, Group group) {
    String json = json(event.type(), event.time(), group);
    for (int shown = group.top().size() - 1;
        shown >= 0 && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        shown--) {
      json = json(event.type(), event.time(), group.withTop(shown));
    }
    return json;
  }

  /// Shows fewer movers when long names would make it too large.
  private static String ofEstimate(String type, Instant time, EstimateSummary summary) {
    String json = json(type, time, summary);
    for (int movers = summary.movers().size() - 1;
        movers >= 0 && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        movers--) {
      json = json(type, time, summary.withMovers(movers));
    }
    return json;
  }

  /// As in the record of the topic, with what tells it from the others of its kind.
  private static <T> JsonNode tagged(Class<T> kind, T value) {
    return Json.MAPPER.readTree(Json.MAPPER.writerFor(kind).writeValueAsBytes(value));
  }

  private static String json(String type, Instant time, Object data) {
    return Json.MAPPER.writeValueAsString(new Envelope(type, time, data));
  }

  private record Envelope(String type, Instant timestamp, Object data) {}

  private record Test(String subscriptionId) {}

  /// @param reason null: it was cancelled
  private record NotEstimated(
      String id,
      String tenant,
      String project,
      String workspace,
      @Nullable String reason,
      Map<String, String> links) {

    static NotEstimated of(PlanOutcome plan, @Nullable String reason) {
      return new NotEstimated(
          PlainText.clip(plan.id(), EstimateSummary.MAX_NAME),
          PlainText.clip(plan.tenant(), EstimateSummary.MAX_NAME),
          PlainText.clip(plan.project(), EstimateSummary.MAX_NAME),
          PlainText.clip(plan.workspace(), EstimateSummary.MAX_NAME),
          reason == null ? null : PlainText.clip(reason, MAX_REASON),
          EstimateSummary.linksOf(plan.id()));
    }
  }
}

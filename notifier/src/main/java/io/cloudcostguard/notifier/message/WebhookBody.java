package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of a webhook: `{"type": …, "timestamp": …, "data": …}`, at most 20 KB, amounts exact.
///
/// @see <a
///   href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#payload-structure">Standard
///   Webhooks, payload structure</a>
public final class WebhookBody {

  static final int MAX_BYTES = 20_000;
  private static final int MAX_REASON = 1_000;

  private WebhookBody() {}

  public static String of(String type, Instant time, PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated estimate -> ofEstimate(type, time, EstimateSummary.of(estimate));
      case PlanRejected rejected -> json(type, time, NotEstimated.of(rejected, rejected.reason()));
      case PlanCancelled cancelled -> json(type, time, NotEstimated.of(cancelled, null));
    };
  }

  public static String of(String type, Instant time, BudgetAlert alert) {
    return json(type, time, alert);
  }

  /// Fewer movers where hostile names would make it too large.
  private static String ofEstimate(String type, Instant time, EstimateSummary summary) {
    String json = json(type, time, summary);
    for (int movers = summary.movers().size() - 1;
        movers >= 0 && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        movers--) {
      json = json(type, time, summary.withMovers(movers));
    }
    return json;
  }

  private static String json(String type, Instant time, Object data) {
    return Json.MAPPER.writeValueAsString(new Envelope(type, time, data));
  }

  private record Envelope(String type, Instant timestamp, Object data) {}

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

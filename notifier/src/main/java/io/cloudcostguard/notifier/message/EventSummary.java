package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.subscription.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The summary of one event in a message about many.
///
/// @param about the project, and the workspace if there is one
/// @param headline our words
/// @param change of monthly cost; null unless the event is an estimate
public record EventSummary(
    String type,
    Severity severity,
    Instant time,
    @Nullable String planId,
    String about,
    String headline,
    @Nullable Change change) {

  /// The change of monthly cost.
  ///
  /// @param known the known part of it
  /// @param complete whether no price is missing in it
  /// @param more why it may be more; null: it is not
  /// @param less why it may be less; null: it is not
  public record Change(
      BigDecimal known,
      boolean complete,
      String currency,
      @Nullable Missing more,
      @Nullable Missing less) {

    static Change of(PlanEstimated estimate) {
      Sum change = estimate.change();
      return new Change(
          change.known(), !change.lacksPrice(), estimate.currency(), change.more(), change.less());
    }

    /// As a sum. Those that were kept by an older version do not say in which direction a price is
    /// missing.
    Sum sum() {
      boolean older = !complete && more == null && less == null;
      return older ? new Sum(known, Missing.PRICE, Missing.PRICE) : new Sum(known, more, less);
    }
  }

  /// Null for an event that is never grouped.
  public static @Nullable EventSummary of(Event event) {
    return switch (event.news()) {
      case News.OfPlan(PlanOutcome outcome) ->
          of(event, outcome.project() + "/" + outcome.workspace(), headline(outcome));
      case News.OfDecision(var decided) ->
          of(event, decided.project() + "/" + decided.workspace(), DecisionStory.headline(decided));
      case News.OfAdvice(var advice) ->
          of(event, advice.project() + "/" + advice.workspace(), AdviceStory.headline(advice));
      case News.OfBudget(var alert) -> of(event, alert.project(), AlertStory.headline(alert));
      case News.OfBill(var alert) -> of(event, BillStory.subject(alert), BillStory.headline(alert));
      case News.OfPrices(var changed) -> of(event, "Prices", NewsStory.headline(changed));
      case News.OfPriceEffect(var effect) -> of(event, "Prices", NewsStory.headline(effect));
      case News.OfSubscription(var disabled) ->
          of(event, "Subscription of " + disabled.host(), NewsStory.DISABLED);
      case News.OfMany _, News.OfTest _ -> null;
    };
  }

  private static EventSummary of(Event event, String about, String headline) {
    String planId = event.news().planId();
    return new EventSummary(
        event.type(),
        event.news().severity(),
        event.time(),
        planId == null ? null : PlainText.clip(planId, EstimateSummary.MAX_NAME),
        PlainText.clip(PlainText.visible(about), EstimateSummary.MAX_NAME),
        headline,
        changeOf(event.news()));
  }

  private static String headline(PlanOutcome outcome) {
    return outcome instanceof PlanEstimated estimate
        ? Headline.of(EstimateSummary.of(estimate))
        : "Plan not estimated";
  }

  private static @Nullable Change changeOf(News news) {
    return news instanceof News.OfPlan(PlanEstimated estimate) ? Change.of(estimate) : null;
  }
}

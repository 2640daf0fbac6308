package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.subscription.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event in a few words, for a message that tells of many.
///
/// @param about the project, and the workspace where it is of one
/// @param headline our words
/// @param change what a plan changes a month; null when it is not of an estimate
public record Summary(
    String type,
    Severity severity,
    Instant time,
    @Nullable String planId,
    String about,
    String headline,
    @Nullable Change change) {

  /// The difference that a plan makes.
  ///
  /// @param known the known part of it
  /// @param complete whether that is all
  public record Change(BigDecimal known, boolean complete, String currency) {}

  /// Null when there is nothing to say of it among others.
  public static @Nullable Summary of(Event event) {
    return switch (event.news()) {
      case News.OfPlan(PlanOutcome outcome) ->
          of(event, outcome.project() + "/" + outcome.workspace(), headline(outcome));
      case News.OfBudget(var alert) -> of(event, alert.project(), AlertStory.headline(alert));
      case News.OfPrices(var changed) -> of(event, "Prices", NewsStory.headline(changed));
      case News.OfSubscription(var disabled) ->
          of(event, "Subscription of " + disabled.host(), NewsStory.DISABLED);
      case News.OfMany _, News.OfTest _ -> null;
    };
  }

  private static Summary of(Event event, String about, String headline) {
    String planId = event.news().planId();
    return new Summary(
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
    return news instanceof News.OfPlan(PlanEstimated estimate)
        ? new Change(estimate.delta(), estimate.deltaComplete(), estimate.currency())
        : null;
  }
}

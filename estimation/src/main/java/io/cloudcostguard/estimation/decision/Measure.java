package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.decision.Reason.Figure;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.plan.Action;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Names what a guardrail compares, and takes it from an estimate. Usage that was not given counts
/// as none.
enum Measure {
  /// By how much the monthly cost rises.
  DELTA("delta"),
  /// The same in percent of the cost before; none where nothing costs anything before.
  DELTA_PERCENT("deltaPercent"),
  /// What all resources of the plan will cost a month.
  TOTAL("total"),
  /// The most that a single resource will cost a month, of those that the plan creates or changes.
  RESOURCE("resource");

  private static final Set<Action> UNTOUCHED =
      EnumSet.of(Action.NO_OP, Action.READ, Action.DELETE, Action.FORGET);

  private final String word;

  Measure(String word) {
    this.word = word;
  }

  /// As a guardrail writes it.
  String word() {
    return word;
  }

  /// What an estimate says of it.
  ///
  /// @param figure what is known
  /// @param mayBeLess whether it may also be less than is known
  /// @param resource the address, where it is that of one resource; else null
  record Measured(Figure figure, boolean mayBeLess, @Nullable String resource) {

    /// How certain it is that the measure is above `limit`.
    Answer isAbove(BigDecimal limit) {
      if (figure.value() != null && figure.value().compareTo(limit) > 0) {
        return mayBeLess ? Answer.MAYBE : Answer.YES;
      }
      return figure.atLeast() ? Answer.MAYBE : Answer.NO;
    }
  }

  /// In the order of certainty.
  enum Answer {
    NO,
    MAYBE,
    YES
  }

  Measured of(PlanEstimated estimate) {
    boolean open = !estimate.partial().isEmpty();
    return switch (this) {
      case DELTA -> plan(estimate.change().known(), open || mayBeMore(estimate.change()), false);
      case DELTA_PERCENT -> percent(estimate, open || mayBeMore(estimate.change()));
      case TOTAL ->
          plan(estimate.afterSum().known(), open || mayBeMore(estimate.afterSum()), false);
      case RESOURCE -> largest(estimate, open);
    };
  }

  private String unit() {
    return this == DELTA_PERCENT ? Reason.PERCENT : Reason.USD;
  }

  /// An amount of it in words.
  String text(BigDecimal amount) {
    return this == DELTA_PERCENT
        ? amount.setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString() + " %"
        : Amounts.money(amount);
  }

  private Measured plan(@Nullable BigDecimal value, boolean atLeast, boolean mayBeLess) {
    return new Measured(new Figure(word, value, atLeast, unit()), mayBeLess, null);
  }

  private static boolean mayBeMore(@Nullable Sum sum) {
    return sum != null && sum.more() != null && sum.more() != Missing.USAGE;
  }

  /// What is missing in the cost before makes the percentage smaller. It is rounded up to the
  /// digits that a limit may have, so that it is above a limit exactly where the fraction is.
  private Measured percent(PlanEstimated estimate, boolean mayBeMore) {
    BigDecimal before = estimate.beforeSum().known();
    BigDecimal change = estimate.change().known();
    boolean beforeIsOpen = mayBeMore(estimate.beforeSum());
    if (before.signum() <= 0) {
      return plan(null, mayBeMore || (beforeIsOpen && change.signum() > 0), false);
    }
    BigDecimal percent =
        change.movePointRight(2).divide(before, GuardrailParser.DECIMALS, RoundingMode.CEILING);
    return plan(percent, mayBeMore, beforeIsOpen);
  }

  private Measured largest(PlanEstimated estimate, boolean open) {
    ResourceEstimate largest = null;
    boolean atLeast = open;
    for (ResourceEstimate resource : estimate.resources()) {
      if (UNTOUCHED.contains(resource.action())) {
        continue;
      }
      atLeast |= mayBeMore(resource.afterSum());
      if (costOf(resource).signum() > 0
          && (largest == null || costOf(resource).compareTo(costOf(largest)) > 0)) {
        largest = resource;
      }
    }
    BigDecimal value = largest == null ? BigDecimal.ZERO : costOf(largest);
    return new Measured(
        new Figure(word, value, atLeast, unit()),
        false,
        largest == null ? null : largest.address());
  }

  private static BigDecimal costOf(ResourceEstimate resource) {
    return resource.after() == null ? BigDecimal.ZERO : resource.after();
  }
}

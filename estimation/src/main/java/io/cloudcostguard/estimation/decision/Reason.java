package io.cloudcostguard.estimation.decision;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Says what one rule makes of a plan.
///
/// @param rule its name: `budget`, or the guardrail as it was written, e.g. `delta>500`
/// @param scope what it looks at: `plan`, the address of a resource, or `project/NAME`
/// @param metric what it compares, e.g. `delta`
/// @param value what is known of that; null: it has no value
/// @param atLeast whether there may be more than is known
/// @param limit null: the rule has none
/// @param headroom what is left below the limit; negative above it; null without a value or a limit
/// @param approvedBy who let the plan pass in spite of the rule; null: none
/// @param message one or two sentences
public record Reason(
    String rule,
    String scope,
    Ruling ruling,
    String metric,
    @Nullable BigDecimal value,
    boolean atLeast,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal headroom,
    @Nullable String approvedBy,
    String message) {

  /// Of a value under a limit.
  static Reason of(
      String rule,
      String scope,
      Ruling ruling,
      Figure figure,
      @Nullable BigDecimal limit,
      @Nullable String approvedBy,
      String message) {
    BigDecimal value = figure.value();
    return new Reason(
        rule,
        scope,
        ruling,
        figure.metric(),
        value,
        figure.atLeast(),
        limit,
        value == null || limit == null ? null : limit.subtract(value),
        approvedBy,
        message);
  }

  /// The same as a rule of a budget.
  Reason under(String ofBudget, Ruling asked) {
    return new Reason(
        rule, ofBudget, asked, metric, value, atLeast, limit, headroom, approvedBy, message);
  }

  /// The same, where somebody lets the plan pass in spite of it.
  public Reason approved(String by) {
    return new Reason(
        rule,
        scope,
        Ruling.PASS,
        metric,
        value,
        atLeast,
        limit,
        headroom,
        by,
        (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
            + "; approved by "
            + by
            + ".");
  }

  /// A measured value.
  ///
  /// @param value null: nothing is known, or it has none
  /// @param atLeast whether there may be more
  record Figure(String metric, @Nullable BigDecimal value, boolean atLeast) {}
}

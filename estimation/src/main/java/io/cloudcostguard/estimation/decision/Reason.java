package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.render.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
/// @param unit of the three: a currency, or `%`; null: they are numbers, or not known
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
    @Nullable String unit,
    @Nullable String approvedBy,
    String message) {

  static final String USD = "USD";
  static final String PERCENT = "%";

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
        figure.unit(),
        approvedBy,
        message);
  }

  /// The same as a rule of a budget.
  Reason under(String ofBudget, Ruling asked) {
    return new Reason(
        rule, ofBudget, asked, metric, value, atLeast, limit, headroom, unit, approvedBy, message);
  }

  /// The same, where a person lets the plan pass in spite of it.
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
        unit,
        by,
        (message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
            + "; approved by "
            + by
            + ".");
  }

  /// The limit and what is left below it, in a line; null: the rule has no limit, or nothing is
  /// known, or something else lets the plan pass.
  public @Nullable String room() {
    if (value == null
        || limit == null
        || headroom == null
        || (ruling == Ruling.PASS && approvedBy == null && headroom.signum() < 0)) {
      return null;
    }
    return "%s: %s%s of %s, %s %s"
        .formatted(
            scope,
            atLeast ? "at least " : "",
            amount(value),
            amount(limit),
            amount(headroom.abs()),
            headroom.signum() < 0 ? "above" : atLeast ? "left at most" : "left");
  }

  private String amount(BigDecimal amount) {
    return switch (unit) {
      case USD -> Amounts.money(amount);
      case PERCENT -> rounded(amount, 1).stripTrailingZeros().toPlainString() + " %";
      case null -> amount.toPlainString();
      default -> rounded(amount, 2).toPlainString() + " " + unit;
    };
  }

  private static BigDecimal rounded(BigDecimal amount, int digits) {
    return amount.setScale(digits, RoundingMode.HALF_EVEN);
  }

  /// A measured value.
  ///
  /// @param value null: nothing is known, or it has none
  /// @param atLeast whether there may be more
  /// @param unit null: it is a number
  record Figure(
      String metric, @Nullable BigDecimal value, boolean atLeast, @Nullable String unit) {}
}

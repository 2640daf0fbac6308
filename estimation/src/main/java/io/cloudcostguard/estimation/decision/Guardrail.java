package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.decision.Measure.Answer;
import io.cloudcostguard.estimation.decision.Measure.Measured;
import io.cloudcostguard.estimation.decision.Reason.Figure;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Limits what one plan may cost, whatever the other plans of its project cost.
///
/// A guardrail that the known cost breaks blocks the plan. One that it does not break, but that
/// what has no price might, makes the decision incomplete.
public sealed interface Guardrail {

  /// What it makes of an estimate; null: it has nothing to say.
  @Nullable Reason check(PlanEstimated estimate);

  /// What a limit of a budget makes of an estimate; null: it has nothing to say.
  ///
  /// @param scope of that budget
  static @Nullable Reason check(PlanLimit limit, String scope, PlanEstimated estimate) {
    Guardrail guardrail = parse(limit.rule());
    Reason reason = guardrail.check(estimate);
    if (reason == null || reason.ruling() == Ruling.PASS) {
      return null;
    }
    boolean isOpen = reason.ruling() == Ruling.INCOMPLETE && !(guardrail instanceof Incomplete);
    Ruling asked =
        switch (limit.action()) {
          case NOTIFY -> Ruling.PASS;
          case WARN -> Ruling.WARN;
          case SOFT_BLOCK -> Ruling.SOFT_BLOCK;
          case HARD_BLOCK -> Ruling.HARD_BLOCK;
        };
    return reason.under(scope, isOpen ? Ruling.INCOMPLETE : asked);
  }

  /// Reads a guardrail as a person writes it: `incomplete`, `delta>500`, `total>10000`,
  /// `resource>2000`, `deltaPercent>25`, `deltaPercent>25 and delta>100`.
  ///
  /// @throws IllegalArgumentException if it is none, with what is wrong with it
  static Guardrail parse(String text) {
    return GuardrailParser.parse(text);
  }

  /// Not more than `limit` of the known monthly cost may be added.
  static Guardrail deltaAbove(BigDecimal limit) {
    return new Above("delta", Measure.DELTA, limit, null);
  }

  /// Everything has a price.
  static Guardrail incomplete() {
    return new Incomplete();
  }

  /// A measure may not be above a limit.
  ///
  /// @param rule as it was written
  /// @param floor the monthly cost has to rise by more than this, too; null: by how much does not
  ///   matter
  record Above(String rule, Measure measure, BigDecimal limit, @Nullable BigDecimal floor)
      implements Guardrail {

    @Override
    public Reason check(PlanEstimated estimate) {
      Measured measured = measure.of(estimate);
      Figure figure = measured.figure();
      Answer answer = measured.isAbove(limit);
      if (floor != null) {
        Answer rises = Measure.DELTA.of(estimate).isAbove(floor);
        answer = answer.compareTo(rises) < 0 ? answer : rises;
      }
      String scope = measured.resource() == null ? "plan" : measured.resource();
      return switch (answer) {
        case YES -> reason(scope, Ruling.HARD_BLOCK, figure, broken(figure, measured.resource()));
        case MAYBE -> reason(scope, Ruling.INCOMPLETE, figure, open(figure));
        case NO -> reason(scope, Ruling.PASS, figure, kept(figure, measured.resource()));
      };
    }

    private Reason reason(String scope, Ruling ruling, Figure figure, String message) {
      return Reason.of(rule, scope, ruling, figure, limit, null, message);
    }

    private String broken(Figure figure, @Nullable String resource) {
      return said(figure, resource) + "; at most " + measure.text(limit) + " is allowed.";
    }

    private String kept(Figure figure, @Nullable String resource) {
      return figure.value() == null
          ? "Nothing has cost anything before, so a rise in percent says nothing."
          : said(figure, resource) + ", within what is allowed.";
    }

    private String open(Figure figure) {
      String rest =
          "; prices are missing, or the plan is partial, so it cannot be checked against the %s that are allowed."
              .formatted(measure.text(limit));
      return figure.value() == null || figure.value().signum() == 0
          ? "What the guardrail compares is not known" + rest
          : said(figure, null) + rest;
    }

    private String said(Figure figure, @Nullable String resource) {
      BigDecimal value = figure.value() == null ? BigDecimal.ZERO : figure.value();
      String amount = (figure.atLeast() ? "at least " : "") + measure.text(value);
      return switch (measure) {
        case DELTA, DELTA_PERCENT ->
            value.signum() < 0
                ? "The monthly cost changes by " + amount
                : "The monthly cost rises by " + amount;
        case TOTAL -> "The plan's resources will cost " + amount + " a month";
        case RESOURCE ->
            (resource == null ? "The most expensive resource" : resource)
                + " will cost "
                + amount
                + " a month";
      };
    }
  }

  /// Everything has to have a price, and the plan has to cover all of its workspace.
  record Incomplete() implements Guardrail {

    static final String WORD = "incomplete";

    @Override
    public @Nullable Reason check(PlanEstimated estimate) {
      Coverage coverage = estimate.coverage();
      int notPriced = coverage.notPriced() + coverage.unsupported();
      if (notPriced == 0 && estimate.partial().isEmpty()) {
        return null;
      }
      return Reason.of(
          WORD,
          "plan",
          Ruling.INCOMPLETE,
          new Figure("notPriced", BigDecimal.valueOf(notPriced), false, null),
          null,
          null,
          notPriced == 0
              ? "The plan is partial: " + String.join("; ", estimate.partial()) + "."
              : "%d of %d resources have no price.".formatted(notPriced, coverage.resources()));
    }
  }
}

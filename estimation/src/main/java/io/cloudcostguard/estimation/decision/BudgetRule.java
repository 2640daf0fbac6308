package io.cloudcostguard.estimation.decision;

import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.decision.Reason.Figure;
import io.cloudcostguard.estimation.render.Amounts;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Compares what a project would cost with its budget, by the rule of the alerts.
public final class BudgetRule {

  /// The name of the rule.
  public static final String NAME = "budget";

  /// What the budget makes of a plan.
  ///
  /// @param standing of the project, with the plan
  /// @param consent the approval that goes furthest; null: there is none
  public static Reason check(Budget budget, Standing standing, @Nullable Consent consent) {
    return switch (BudgetWatch.cause(budget, standing)) {
      case EXCEEDED -> above(budget, standing, consent);
      case INCOMPLETE ->
          reason(
              budget,
              standing,
              Ruling.INCOMPLETE,
              null,
              "The project would cost at least %s a month; %d of its resources have no price, so its budget of %s cannot be checked."
                  .formatted(planned(standing), standing.notPriced(), limit(budget)));
      case null ->
          reason(
              budget,
              standing,
              Ruling.PASS,
              null,
              "The project would cost %s%s a month, within its budget of %s."
                  .formatted(atLeast(standing), planned(standing), limit(budget)));
    };
  }

  /// Whether a plan above the budget may pass when somebody approves it.
  public static boolean mayBeApproved(Budget budget, Standing standing) {
    return budget.hardLimit() == null && BudgetWatch.cause(budget, standing) == Cause.EXCEEDED;
  }

  private static Reason above(Budget budget, Standing standing, @Nullable Consent consent) {
    String above =
        "The project would cost %s%s a month, above its budget of %s"
            .formatted(atLeast(standing), planned(standing), limit(budget));
    if (budget.hardLimit() != null) {
      return reason(budget, standing, Ruling.HARD_BLOCK, null, above + ".");
    }
    if (consent != null && consent.covers(standing)) {
      return reason(
          budget, standing, Ruling.PASS, consent.by(), above + "; " + approved(consent) + ".");
    }
    String spent = consent == null ? "" : "; no longer " + approved(consent);
    return reason(
        budget,
        standing,
        budget.requiresApproval() == null ? Ruling.WARN : Ruling.SOFT_BLOCK,
        null,
        above + spent + ".");
  }

  private static String approved(Consent consent) {
    String upTo = consent.upTo() == null ? "" : " up to " + Amounts.money(consent.upTo());
    String until = consent.expiresAt() == null ? "" : " until " + consent.expiresAt();
    return "approved by " + consent.by() + upTo + until;
  }

  private static Reason reason(
      Budget budget,
      Standing standing,
      Ruling ruling,
      @Nullable String approvedBy,
      String message) {
    BigDecimal limit = budget.monthlyLimit().amount();
    return Reason.of(
        NAME,
        "project/" + budget.project(),
        ruling,
        new Figure("monthlyCost", standing.planned(), isAtLeast(standing)),
        limit,
        approvedBy,
        message);
  }

  private static boolean isAtLeast(Standing standing) {
    return standing.atLeast() > 0 || standing.notPriced() > 0;
  }

  private static String atLeast(Standing standing) {
    return isAtLeast(standing) ? "at least " : "";
  }

  private static String planned(Standing standing) {
    return Amounts.money(standing.planned());
  }

  private static String limit(Budget budget) {
    return Amounts.money(budget.monthlyLimit().amount());
  }

  private BudgetRule() {}
}

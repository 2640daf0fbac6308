package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Budgets of the tenant `acme`.
final class Budgets {

  static BudgetTerms named(BudgetScope scope, @Nullable String splitBy, String limit) {
    return named(
        scope,
        splitBy,
        limit,
        percent("t80", "80", Action.NOTIFY),
        percent("t100", "100", Action.WARN),
        percent("t120", "120", Action.HARD_BLOCK));
  }

  static BudgetTerms named(
      BudgetScope scope, @Nullable String splitBy, String limit, Threshold... thresholds) {
    return BudgetTerms.of(
        Budget.of(
            "acme",
            Money.usd(limit),
            new BudgetPolicy(
                "all",
                scope,
                splitBy,
                null,
                null,
                List.of(thresholds),
                null,
                OnIncomplete.WARN,
                null,
                null)));
  }

  static Threshold percent(String id, String percent, Action action) {
    return new Threshold(
        id, new BigDecimal(percent), null, Metric.PLANNED, action, new BigDecimal("2"));
  }

  private Budgets() {}
}

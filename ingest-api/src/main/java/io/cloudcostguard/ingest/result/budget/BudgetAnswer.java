package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import org.jspecify.annotations.Nullable;

/// A budget as it is shown, with where the project stands.
///
/// @param standing as the stream published it; null: it published none yet
record BudgetAnswer(
    String id,
    String tenant,
    String project,
    Money monthlyLimit,
    boolean warnWhenIncomplete,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit,
    Standings.@Nullable Shown standing) {

  static BudgetAnswer of(Budget budget, Standings.@Nullable Shown standing) {
    return new BudgetAnswer(
        budget.id(),
        budget.tenant(),
        budget.project(),
        budget.monthlyLimit(),
        budget.warnWhenIncomplete(),
        budget.requiresApproval(),
        budget.hardLimit(),
        standing);
  }
}

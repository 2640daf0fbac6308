package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import org.jspecify.annotations.Nullable;

/// How an instance of a budget stands, and which of its thresholds are crossed.
record KeptStanding(Standing standing, BudgetState state) {

  static KeptStanding after(long episode) {
    return new KeptStanding(Standing.EMPTY, BudgetState.after(episode));
  }

  KeptStanding at(Standing changed) {
    return new KeptStanding(changed, state);
  }

  /// The record that says so.
  LedgerEntry.Standing entry(String tenant, String budgetId, String instance, long sequence) {
    return new LedgerEntry.Standing(
        budgetId,
        tenant,
        instance,
        sequence,
        standing.planned(),
        standing.open(),
        standing.proposals(),
        standing.workspaces(),
        standing.notPriced(),
        standing.atLeast(),
        standing.reduced(),
        orNull(standing.newestPlanId()),
        orNull(standing.project()),
        state.firing(),
        state.cause(),
        state.episode());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

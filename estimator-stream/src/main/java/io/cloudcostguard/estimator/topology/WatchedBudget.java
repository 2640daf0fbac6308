package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.Ledger;
import io.cloudcostguard.schemas.budget.Budget;
import org.jspecify.annotations.Nullable;

/// The state of one project's budget, as the store keeps it.
record WatchedBudget(@Nullable Budget budget, Ledger ledger, BudgetState state) {

  static final WatchedBudget NEW = new WatchedBudget(null, Ledger.EMPTY, BudgetState.INITIAL);

  WatchedBudget after(BudgetInput input) {
    return switch (input) {
      case BudgetInput.Limit(var limit) -> new WatchedBudget(limit, ledger, state);
      case BudgetInput.Total(var workspace, var entry, var planId) ->
          new WatchedBudget(budget, ledger.with(workspace, entry, planId), state);
    };
  }
}

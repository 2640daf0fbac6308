package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.budget.Budget;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The state of one project's budget, as the store keeps it: of bounded size, however many
/// workspaces the project has.
///
/// @param ledger every workspace's cost, as the first version kept them in here; null since they
///   have records of their own
record WatchedBudget(
    @Nullable Budget budget, Standing standing, BudgetState state, @Nullable Ledger ledger) {

  static final WatchedBudget NEW =
      new WatchedBudget(null, Standing.EMPTY, BudgetState.INITIAL, null);

  WatchedBudget {
    standing = Objects.requireNonNullElse(standing, Standing.EMPTY);
  }

  /// The workspaces of a project, by name.
  record Ledger(Map<String, BudgetInput.Total.Entry> workspaces, String newestPlanId) {}

  WatchedBudget under(@Nullable Budget limit) {
    return new WatchedBudget(limit, standing, state, ledger);
  }

  WatchedBudget at(Standing changed) {
    return new WatchedBudget(budget, changed, state, null);
  }

  WatchedBudget after(BudgetWatch.Decision decision) {
    return new WatchedBudget(budget, standing, decision.state(), ledger);
  }
}

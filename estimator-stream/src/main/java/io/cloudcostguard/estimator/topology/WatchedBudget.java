package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceCost;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.StandingChanged;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The state of one project's budget, as the store keeps it: of bounded size, however many
/// workspaces the project has.
///
/// @param sequence of the newest record of the project in `ccg.standings`; 0: there is none, for an
///   older version kept this state
/// @param ledger every workspace's cost, as the first version kept them in here; null since they
///   have records of their own
record WatchedBudget(
    @Nullable Budget budget,
    Standing standing,
    BudgetState state,
    Long sequence,
    @Nullable Ledger ledger) {

  static final WatchedBudget NEW =
      new WatchedBudget(null, Standing.EMPTY, BudgetState.INITIAL, 0L, null);

  WatchedBudget {
    standing = Objects.requireNonNullElse(standing, Standing.EMPTY);
    sequence = Objects.requireNonNullElse(sequence, 0L);
  }

  /// The workspaces of a project, by name.
  record Ledger(Map<String, BudgetInput.Total.Entry> workspaces, String newestPlanId) {}

  /// One workspace of the project.
  record Workspace(String name, WorkspaceCost cost) {}

  boolean isPublished() {
    return sequence > 0;
  }

  WatchedBudget under(@Nullable Budget limit) {
    return new WatchedBudget(limit, standing, state, sequence, ledger);
  }

  WatchedBudget at(Standing changed) {
    return new WatchedBudget(budget, changed, state, sequence, null);
  }

  WatchedBudget after(BudgetWatch.Decision decision) {
    return new WatchedBudget(budget, standing, decision.state(), sequence, ledger);
  }

  /// With one more record.
  WatchedBudget counted() {
    return new WatchedBudget(budget, standing, state, sequence + 1, ledger);
  }

  /// The record that says so.
  ///
  /// @param workspace the one that changed; null: the limit did
  StandingChanged changed(String budgetId, @Nullable Workspace workspace) {
    String[] names = budgetId.split("/", 2);
    return new StandingChanged(
        budgetId,
        names[0],
        names.length < 2 ? "" : names[1],
        sequence,
        workspace == null ? null : changed(workspace),
        new StandingChanged.Standing(
            standing.planned(),
            standing.notPriced(),
            standing.atLeast(),
            standing.reduced(),
            standing.newestPlanId().isEmpty() ? null : standing.newestPlanId()),
        state instanceof BudgetState.Firing(_, var cause) ? cause : null,
        state.episode(),
        budget == null ? null : budget.monthlyLimit());
  }

  private static StandingChanged.Workspace changed(Workspace workspace) {
    return new StandingChanged.Workspace(
        workspace.name(), amount(workspace.cost().whole()), amount(workspace.cost().part()));
  }

  private static StandingChanged.@Nullable Amount amount(WorkspaceCost.@Nullable Amount amount) {
    return amount == null ? null : new StandingChanged.Amount(amount.known(), amount.notPriced());
  }
}

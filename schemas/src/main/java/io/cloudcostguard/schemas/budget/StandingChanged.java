package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The standing of a project after a change of one of its workspaces or of its limit. The value of
/// `ccg.standings`: the newest record of a project is its standing, the newest record of a
/// workspace is that workspace's cost, and one record has both.
///
/// @param budgetId `tenant/project`, also where the project has no budget
/// @param sequence counts the changes of this project, from 1; it begins again where the
///   estimator's state was deleted, so a reader orders records by their offset
/// @param workspace the workspace that changed; null: only the limit did
/// @param standing what the project will cost a month, after the change
/// @param firing why the budget's alert fires; null: it does not
/// @param episode counts the crossings of this budget
/// @param monthlyLimit null: the project has no budget
public record StandingChanged(
    String budgetId,
    String tenant,
    String project,
    long sequence,
    @Nullable Workspace workspace,
    Standing standing,
    @Nullable Cause firing,
    long episode,
    @Nullable Money monthlyLimit) {

  /// What one workspace will cost a month.
  ///
  /// @param whole after the newest plan of the whole workspace; null: there was none
  /// @param part what the newest plan adds, where that plan covers a part only; null: it covers all
  public record Workspace(String name, @Nullable Amount whole, @Nullable Amount part) {}

  /// A known monthly amount.
  ///
  /// @param notPriced how many resources are not in it
  public record Amount(BigDecimal known, int notPriced) {}

  /// The sum over the workspaces of a project.
  ///
  /// @param planned known monthly cost
  /// @param notPriced how many resources are not in it
  /// @param atLeast of how many workspaces the newest plan covers a part only
  /// @param reduced by how much plans of a part lower it
  /// @param newestPlanId the plan that changed it last; null: none did
  public record Standing(
      BigDecimal planned,
      int notPriced,
      int atLeast,
      BigDecimal reduced,
      @Nullable String newestPlanId) {}

  /// The record's key: `tenant/project/workspace`, or the budget's id where no workspace changed.
  public String key() {
    return workspace == null ? budgetId : budgetId + "/" + workspace.name();
  }
}

package io.cloudcostguard.schemas.budget;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The newest state of a workspace, or of a budget. The value of `ccg.ledger`.
///
/// One change of a tenant writes first the workspace and then the budgets that hold it, all under
/// one number. So a standing with a smaller number than a workspace's newest record goes with the
/// record before that.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LedgerEntry.Workspace.class, name = "workspace"),
  @JsonSubTypes.Type(value = LedgerEntry.Standing.class, name = "standing")
})
public sealed interface LedgerEntry {

  /// Between a budget's id and the name of its instance.
  char INSTANCE = '|';

  String tenant();

  /// Counts the changes of this tenant, from 1. It begins again where the estimator's state was
  /// deleted: order records by their offset.
  long sequence();

  /// The record's key.
  String key();

  /// What a workspace costs.
  ///
  /// @param before what it was until this change; null: nothing
  record Workspace(
      String tenant,
      String project,
      String workspace,
      long sequence,
      WorkspaceCosts costs,
      @Nullable WorkspaceCosts before)
      implements LedgerEntry {

    @Override
    public String key() {
      return keyOf(tenant, project, workspace);
    }

    public static String keyOf(String tenant, String project, String workspace) {
      return tenant + "/" + project + "/" + workspace;
    }
  }

  /// How a budget stands.
  ///
  /// @param instance the value that it was split by; empty: it is not split
  /// @param planned known monthly cost after the newest proposal of each workspace
  /// @param open the same after all open proposals that add to it
  /// @param proposals how many proposals add to it
  /// @param workspaces how many workspaces are in it
  /// @param notPriced how many resources are not in it
  /// @param atLeast of how many workspaces the newest plan covers a part only
  /// @param reduced by how much plans of a part lower it
  /// @param newestPlanId the plan that changed it last; null: none did
  /// @param project of that plan; null: none did
  /// @param firing the thresholds that are crossed, with the number of the crossing
  /// @param cause why its alert fires; null: it does not
  /// @param episode counts the crossings
  /// @param answers what was said to alerts that fire, by threshold; null: nothing
  record Standing(
      String budgetId,
      String tenant,
      String instance,
      long sequence,
      BigDecimal planned,
      BigDecimal open,
      int proposals,
      int workspaces,
      int notPriced,
      int atLeast,
      BigDecimal reduced,
      @Nullable String newestPlanId,
      @Nullable String project,
      Map<String, Long> firing,
      @Nullable Cause cause,
      long episode,
      @Nullable Map<String, AlertAnswer> answers)
      implements LedgerEntry {

    public Standing {
      firing = firing == null ? Map.of() : Map.copyOf(firing);
      answers = answers == null || answers.isEmpty() ? null : Map.copyOf(answers);
    }

    @Override
    public String key() {
      return keyOf(budgetId, instance);
    }

    public static String keyOf(String budgetId, String instance) {
      return budgetId + INSTANCE + instance;
    }
  }
}

package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.Money;
import org.jspecify.annotations.Nullable;

/// A monthly limit on planned cost: the sum, over workspaces, of what each will cost after its
/// newest plan.
///
/// @param id `tenant/project` of a project's own budget; else `tenant/budgets/name`
/// @param project null: the policy says what it holds
/// @param warnWhenIncomplete whether a plan that is not fully priced raises an alert, since it is
///   then unknown whether the limit is kept
/// @param requiresApproval whether a plan above the limit may pass with an approval; null: no
/// @param hardLimit whether a plan above the limit may not pass at all; null: no
/// @param policy null: it is a project's own budget, which holds that project
public record Budget(
    String id,
    String tenant,
    @Nullable String project,
    Money monthlyLimit,
    boolean warnWhenIncomplete,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit,
    @Nullable BudgetPolicy policy) {

  public Budget {
    requiresApproval = Boolean.TRUE.equals(requiresApproval) ? true : null;
    hardLimit = Boolean.TRUE.equals(hardLimit) ? true : null;
  }

  /// A project's own budget.
  public Budget(
      String id,
      String tenant,
      String project,
      Money monthlyLimit,
      boolean warnWhenIncomplete,
      @Nullable Boolean requiresApproval,
      @Nullable Boolean hardLimit) {
    this(id, tenant, project, monthlyLimit, warnWhenIncomplete, requiresApproval, hardLimit, null);
  }

  /// A budget with a name.
  public static Budget of(String tenant, Money monthlyLimit, BudgetPolicy policy) {
    return new Budget(
        idOfNamed(tenant, policy.name()), tenant, null, monthlyLimit, true, null, null, policy);
  }

  /// Of a budget with a name.
  public static String idOfNamed(String tenant, String name) {
    return tenant + "/budgets/" + name;
  }

  /// What a person calls it: its name, or that of its project.
  public String name() {
    return policy == null ? String.valueOf(project) : policy.name();
  }

  /// Of a project's own budget.
  public static String idOf(String tenant, String project) {
    return tenant + "/" + project;
  }
}

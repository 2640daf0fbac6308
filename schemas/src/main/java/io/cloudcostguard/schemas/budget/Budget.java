package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.Money;
import org.jspecify.annotations.Nullable;

/// A monthly limit on the planned cost of a project: the sum, over its workspaces, of what each
/// will cost after its newest plan.
///
/// @param id `tenant/project`: a project has one budget
/// @param warnWhenIncomplete whether a plan that is not fully priced raises an alert, since nobody
///   can then say that the limit is kept
/// @param requiresApproval whether a plan above the limit may pass when somebody approves it; null:
///   no
/// @param hardLimit whether a plan above the limit may not pass at all; null: no
public record Budget(
    String id,
    String tenant,
    String project,
    Money monthlyLimit,
    boolean warnWhenIncomplete,
    @Nullable Boolean requiresApproval,
    @Nullable Boolean hardLimit) {

  public Budget {
    requiresApproval = Boolean.TRUE.equals(requiresApproval) ? true : null;
    hardLimit = Boolean.TRUE.equals(hardLimit) ? true : null;
  }

  public static String idOf(String tenant, String project) {
    return tenant + "/" + project;
  }
}

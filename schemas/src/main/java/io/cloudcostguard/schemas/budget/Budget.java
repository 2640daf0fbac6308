package io.cloudcostguard.schemas.budget;

import io.cloudcostguard.schemas.Money;

/// A monthly limit on the planned cost of a project: the sum, over its workspaces, of what each
/// will cost after its newest plan.
///
/// @param id `tenant/project`: a project has one budget
/// @param warnWhenIncomplete whether a plan that is not fully priced raises an alert, since nobody
///   can then say that the limit is kept
public record Budget(
    String id, String tenant, String project, Money monthlyLimit, boolean warnWhenIncomplete) {

  public static String idOf(String tenant, String project) {
    return tenant + "/" + project;
  }
}

package io.cloudcostguard.estimation.budget;

import java.math.BigDecimal;

/// The planned cost of a project: the sum over its workspaces. Each change is added to it, so its
/// size and work do not grow with the number of workspaces.
///
/// @param planned known monthly cost
/// @param notPriced how many resources are not in it
/// @param atLeast of how many workspaces the newest plan covers a part only
/// @param reduced by how much plans of a part lower it
/// @param newestPlanId the plan that changed it last; empty: none did
public record Standing(
    BigDecimal planned, int notPriced, int atLeast, BigDecimal reduced, String newestPlanId) {

  public static final Standing EMPTY = new Standing(BigDecimal.ZERO, 0, 0, BigDecimal.ZERO, "");

  /// The standing after one workspace changed, or would: also what a plan would make of a project.
  public Standing with(WorkspaceCost before, WorkspaceCost after, String planId) {
    return new Standing(
        planned.subtract(before.planned()).add(after.planned()),
        notPriced - before.notPriced() + after.notPriced(),
        atLeast - count(before) + count(after),
        reduced.subtract(before.reduced()).add(after.reduced()),
        planId);
  }

  private static int count(WorkspaceCost workspace) {
    return workspace.isAtLeast() ? 1 : 0;
  }
}

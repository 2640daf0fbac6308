package io.cloudcostguard.estimation.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How a budget stands: the sum over the workspaces that it holds. Each change is added to it, so
/// its size and work do not grow with the number of workspaces.
///
/// @param planned known monthly cost with the newest proposal of each workspace
/// @param open the same with all proposals that add to it
/// @param proposals how many do
/// @param workspaces how many workspaces it holds
/// @param notPriced how many resources are not in it
/// @param atLeast of how many workspaces the newest plan covers a part only
/// @param reduced by how much plans of a part lower it
/// @param newestPlanId the plan that changed it last; empty: none did
/// @param project of that plan; empty: none did
public record Standing(
    BigDecimal planned,
    BigDecimal open,
    int proposals,
    int workspaces,
    int notPriced,
    int atLeast,
    BigDecimal reduced,
    String newestPlanId,
    String project) {

  public static final Standing EMPTY =
      new Standing(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, 0, BigDecimal.ZERO, "", "");

  /// The standing after one workspace changed, or would.
  ///
  /// @param before what the workspace brought; null: nothing
  /// @param after what it brings since; null: nothing
  public Standing with(
      @Nullable Share before, @Nullable Share after, String planId, String ofProject) {
    Standing without = before == null ? this : plus(before, -1);
    Standing with = after == null ? without : without.plus(after, 1);
    return new Standing(
        with.planned.signum() == 0 ? BigDecimal.ZERO : with.planned.stripTrailingZeros(),
        with.open.signum() == 0 ? BigDecimal.ZERO : with.open.stripTrailingZeros(),
        with.proposals,
        with.workspaces,
        with.notPriced,
        with.atLeast,
        with.reduced.signum() == 0 ? BigDecimal.ZERO : with.reduced.stripTrailingZeros(),
        planId,
        ofProject);
  }

  private Standing plus(Share share, int sign) {
    BigDecimal factor = BigDecimal.valueOf(sign);
    return new Standing(
        planned.add(share.planned().multiply(factor)),
        open.add(share.open().multiply(factor)),
        proposals + sign * share.proposals(),
        workspaces + sign,
        notPriced + sign * share.notPriced(),
        atLeast + sign * share.atLeast(),
        reduced.add(share.reduced().multiply(factor)),
        newestPlanId,
        project);
  }
}

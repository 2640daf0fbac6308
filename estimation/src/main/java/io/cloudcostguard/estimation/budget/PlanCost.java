package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.estimation.budget.WorkspaceCost.Amount;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The cost of a workspace according to one estimate.
///
/// @param after what the plan's resources will cost
/// @param partDelta what that differs from now, where the plan covers a part of its workspace;
///   null: it covers all of it
public record PlanCost(Amount after, @Nullable BigDecimal partDelta) {

  /// Of an estimate.
  public static PlanCost of(PlanEstimated estimate) {
    return new PlanCost(
        new Amount(estimate.after().known(), estimate.after().notPriced()),
        estimate.partial().isEmpty() ? null : estimate.change().known());
  }

  /// What the workspace will cost with this plan as its newest. It makes no difference whether the
  /// plan is that already.
  ///
  /// @param before what it costs without, or with
  public WorkspaceCost on(WorkspaceCost before) {
    return partDelta == null ? WorkspaceCost.ofWhole(after) : before.withPart(after, partDelta);
  }
}

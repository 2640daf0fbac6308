package io.cloudcostguard.estimator.topology;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.WorkspaceCost.Amount;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a budget depends on: its limit, and the totals of the project's plans.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "input")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BudgetInput.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = BudgetInput.Total.class, name = "total")
})
sealed interface BudgetInput {

  /// The budget was set, or taken away.
  record Limit(@Nullable Budget budget) implements BudgetInput {}

  /// A plan of the project was estimated.
  ///
  /// @param entry what the plan's resources will cost
  /// @param partDelta what that differs from now, where the plan covers a part of its workspace;
  ///   null: it covers all of it
  record Total(String workspace, Entry entry, String planId, @Nullable BigDecimal partDelta)
      implements BudgetInput {

    /// @param planned known monthly cost
    /// @param notPriced how many resources are not in it
    record Entry(BigDecimal planned, int notPriced) {}

    static Total of(PlanEstimated estimate) {
      PlanCost cost = PlanCost.of(estimate);
      return new Total(
          estimate.workspace(),
          new Entry(cost.after().known(), cost.after().notPriced()),
          estimate.id(),
          cost.partDelta());
    }

    PlanCost cost() {
      return new PlanCost(new Amount(entry.planned(), entry.notPriced()), partDelta);
    }
  }
}

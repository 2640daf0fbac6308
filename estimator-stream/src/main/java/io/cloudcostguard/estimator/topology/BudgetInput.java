package io.cloudcostguard.estimator.topology;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.estimation.budget.Ledger;
import io.cloudcostguard.schemas.budget.Budget;
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
  record Total(String workspace, Ledger.Entry entry, String planId) implements BudgetInput {}
}

package io.cloudcostguard.estimation.budget;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;

/// Whether a budget's alert fires. Episodes are counted for ever, so that no two crossings have the
/// same alert id.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = BudgetState.Ok.class, name = "ok"),
  @JsonSubTypes.Type(value = BudgetState.Firing.class, name = "firing")
})
public sealed interface BudgetState {

  BudgetState INITIAL = new Ok(0);

  /// The number of the current, or else the last, crossing.
  long episode();

  /// Nothing to say.
  record Ok(long episode) implements BudgetState {}

  /// The alert of this episode has been raised.
  record Firing(long episode, Cause cause) implements BudgetState {}
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.DeadLetter;

/// What a processor makes of a record; each kind goes to a topic of its own.
sealed interface Output {

  /// The outcome of a plan, and its bytes: they are written once, to be measured and to be sent.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Settled(PlanOutcome outcome, byte[] bytes) implements Output {}

  /// What a budget depends on.
  record Input(BudgetInput input) implements Output {}

  /// A budget's state changed.
  record Alert(BudgetAlert alert) implements Output {}

  /// A record that cannot be processed.
  record SetAside(DeadLetter letter) implements Output {}
}

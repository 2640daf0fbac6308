package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.subscription.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What there is to tell: a closed choice, so that every channel has words for each.
public sealed interface News {

  /// Of a plan.
  record OfPlan(PlanOutcome outcome) implements News {}

  /// Of a budget.
  record OfBudget(BudgetAlert alert) implements News {}

  /// Of prices: everybody's.
  record OfPrices(PricesChanged changed) implements News {}

  /// Of a subscription that nothing is sent to any more: for the others of its tenant.
  record OfSubscription(SubscriptionDisabled disabled) implements News {}

  /// Of many events at once.
  record OfMany(Group group) implements News {}

  /// Somebody asked whether messages arrive.
  ///
  /// @param repositories whose pull requests the subscription is told of; empty where that is no
  ///   question
  record OfTest(String subscriptionId, List<String> repositories) implements News {

    public OfTest {
      repositories = List.copyOf(repositories);
    }
  }

  /// Whose it is; null when it concerns everybody.
  default @Nullable String tenant() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.tenant();
      case OfBudget(var alert) -> alert.tenant();
      case OfSubscription(var disabled) -> disabled.tenant();
      case OfPrices _, OfMany _, OfTest _ -> null;
    };
  }

  /// The project it is of; null when it is of none.
  default @Nullable String project() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.project();
      case OfBudget(var alert) -> alert.project();
      case OfSubscription(var disabled) -> disabled.project();
      case OfPrices _, OfMany _, OfTest _ -> null;
    };
  }

  /// The plan that caused it; null when none did.
  default @Nullable String planId() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.id();
      case OfBudget(var alert) -> alert.planId();
      case OfPrices _, OfSubscription _, OfMany _, OfTest _ -> null;
    };
  }

  /// How much it matters. What is over matters as much as it did: whoever was told of it is told
  /// that it is over.
  default Severity severity() {
    return switch (this) {
      case OfPlan(PlanEstimated estimate) ->
          estimate.deltaComplete() ? Severity.INFO : Severity.WARNING;
      case OfPlan(PlanRejected _) -> Severity.WARNING;
      case OfPlan(PlanCancelled _) -> Severity.INFO;
      case OfBudget(BudgetAlert.Firing firing) -> ofBudget(firing.cause());
      case OfBudget(BudgetAlert.Resolved resolved) -> ofBudget(resolved.cause());
      case OfMany(Group group) -> group.severity();
      case OfSubscription _ -> Severity.WARNING;
      case OfPrices _, OfTest _ -> Severity.INFO;
    };
  }

  private static Severity ofBudget(Cause cause) {
    return switch (cause) {
      case EXCEEDED -> Severity.CRITICAL;
      case INCOMPLETE -> Severity.WARNING;
    };
  }
}

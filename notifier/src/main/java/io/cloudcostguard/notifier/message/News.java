package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.bill.BillEvent.Kind;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.subscription.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of an event: a closed choice, so that every channel handles each.
public sealed interface News {

  /// Of a plan.
  record OfPlan(PlanOutcome outcome) implements News {}

  /// Of whether a plan may be applied.
  record OfDecision(PlanDecided decided) implements News {}

  /// Of what a plan could save.
  record OfAdvice(AdviceSummary advice) implements News {}

  /// Of a budget.
  record OfBudget(BudgetAlert alert) implements News {}

  /// Of a budget that a bill passes.
  record OfBill(BillAlert alert) implements News {}

  /// Of prices; global to all tenants.
  record OfPrices(PricesChanged changed) implements News {}

  /// Of what new prices make of all that a tenant plans.
  record OfPriceEffect(PriceEffect.OnTenant effect) implements News {}

  /// Of a disabled subscription, for the other subscriptions of its tenant.
  record OfSubscription(SubscriptionDisabled disabled) implements News {}

  /// Of many events at once.
  record OfMany(Group group) implements News {}

  /// Of a test.
  ///
  /// @param repositories of the subscription; empty for other channels than forges
  record OfTest(String subscriptionId, List<String> repositories) implements News {

    public OfTest {
      repositories = List.copyOf(repositories);
    }
  }

  /// The tenant; null when the event is global.
  default @Nullable String tenant() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.tenant();
      case OfDecision(var decided) -> decided.tenant();
      case OfAdvice(var advice) -> advice.tenant();
      case OfBudget(var alert) -> alert.tenant();
      case OfBill(var alert) -> alert.tenant();
      case OfPriceEffect(var effect) -> effect.tenant();
      case OfSubscription(var disabled) -> disabled.tenant();
      case OfPrices _, OfMany _, OfTest _ -> null;
    };
  }

  /// The project; null when there is none.
  default @Nullable String project() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.project();
      case OfDecision(var decided) -> decided.project();
      case OfAdvice(var advice) -> advice.project();
      case OfBudget(var alert) -> alert.project();
      case OfBill(var alert) -> alert.project();
      case OfSubscription(var disabled) -> disabled.project();
      case OfPrices _, OfPriceEffect _, OfMany _, OfTest _ -> null;
    };
  }

  /// The plan that caused it; null when none did.
  default @Nullable String planId() {
    return switch (this) {
      case OfPlan(var outcome) -> outcome.id();
      case OfDecision(var decided) -> decided.planId();
      case OfAdvice(var advice) -> advice.id();
      case OfBudget(var alert) -> alert.planId();
      case OfBill _, OfPrices _, OfPriceEffect _, OfSubscription _, OfMany _, OfTest _ -> null;
    };
  }

  /// The severity. A resolved alert is as severe as the firing one, so that it reaches the same
  /// subscriptions.
  default Severity severity() {
    return switch (this) {
      case OfPlan(PlanEstimated estimate) ->
          estimate.change().lacksPrice() ? Severity.WARNING : Severity.INFO;
      case OfPlan(PlanRejected _) -> Severity.WARNING;
      case OfPlan(PlanCancelled _) -> Severity.INFO;
      case OfBudget(BudgetAlert.Firing firing) -> ofBudget(firing, firing.cause());
      case OfBudget(BudgetAlert.Resolved resolved) -> ofBudget(resolved, resolved.cause());
      case OfBill(var alert) -> ofBill(alert);
      case OfDecision(var decided) -> decided.beginsToWait() ? Severity.WARNING : Severity.INFO;
      case OfMany(Group group) -> group.severity();
      case OfSubscription _ -> Severity.WARNING;
      case OfPriceEffect(var effect) ->
          effect.after().compareTo(effect.before()) > 0 ? Severity.WARNING : Severity.INFO;
      case OfAdvice _, OfPrices _, OfTest _ -> Severity.INFO;
    };
  }

  /// Whether people are to read it: of decisions, only that a plan waits for an approval, once for
  /// its pull request; of recommendations, where there are any. Programs get them all.
  default boolean isForPeople() {
    return switch (this) {
      case OfDecision(var decided) -> decided.beginsToWait();
      case OfAdvice(var advice) -> advice.saysAnything();
      case OfPlan _,
          OfBudget _,
          OfBill _,
          OfPrices _,
          OfPriceEffect _,
          OfSubscription _,
          OfMany _,
          OfTest _ ->
          true;
    };
  }

  /// Whether only subscriptions get it that name its type: what is global, and recommendations,
  /// which each plan has besides its estimate.
  default boolean isOptIn() {
    return tenant() == null || this instanceof OfAdvice;
  }

  /// As of planned cost; what is only expected is no more than a warning.
  private static Severity ofBill(BillAlert alert) {
    Severity severity =
        alert.budgetId().equals(Budget.idOf(alert.tenant(), String.valueOf(alert.project())))
            ? Severity.CRITICAL
            : of(alert.action());
    return alert.kind() == Kind.FORECAST && severity == Severity.CRITICAL
        ? Severity.WARNING
        : severity;
  }

  /// Of a project's own budget, its limit is critical; of others, what blocks a plan.
  private static Severity ofBudget(BudgetAlert alert, Cause cause) {
    if (cause == Cause.INCOMPLETE) {
      return Severity.WARNING;
    }
    if (alert.details() == null
        || alert.budgetId().equals(Budget.idOf(alert.tenant(), alert.project()))) {
      return Severity.CRITICAL;
    }
    return of(alert.details().action());
  }

  private static Severity of(Action action) {
    return switch (action) {
      case NOTIFY -> Severity.INFO;
      case WARN -> Severity.WARNING;
      case SOFT_BLOCK, HARD_BLOCK -> Severity.CRITICAL;
    };
  }
}

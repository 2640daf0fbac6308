package io.cloudcostguard.schemas.event;

import java.util.Set;

/// The CloudEvents types that CloudCostGuard writes. A breaking change of a record is a new type.
public final class EventType {

  public static final String PLAN_SUBMITTED = "io.cloudcostguard.plan.submitted.v1";
  public static final String PLAN_ESTIMATED = "io.cloudcostguard.plan.estimated.v1";
  public static final String PLAN_REJECTED = "io.cloudcostguard.plan.rejected.v1";
  public static final String PLAN_CANCELLED = "io.cloudcostguard.plan.cancelled.v1";
  public static final String PLAN_ADVISED = "io.cloudcostguard.plan.advised.v1";

  /// Whether a plan may be applied.
  public static final String PLAN_DECIDED = "io.cloudcostguard.plan.decided.v1";

  public static final String CANCELLATION_REQUESTED =
      "io.cloudcostguard.plan.cancellation.asked.v1";
  public static final String PRICE_LISTED = "io.cloudcostguard.price.listed.v1";
  public static final String CONTRACT_CHANGED = "io.cloudcostguard.contract.changed.v1";
  public static final String CATALOGUE_COMPLETED = "io.cloudcostguard.catalogue.completed.v1";
  public static final String PRICES_CHANGED = "io.cloudcostguard.prices.changed.v1";
  public static final String BUDGET_SET = "io.cloudcostguard.budget.set.v1";

  /// Of a tombstone: the budget is gone.
  public static final String BUDGET_REMOVED = "io.cloudcostguard.budget.removed.v1";

  public static final String ALERT_FIRING = "io.cloudcostguard.budget.alert.firing.v1";
  public static final String ALERT_RESOLVED = "io.cloudcostguard.budget.alert.resolved.v1";

  /// A person acknowledged or snoozed an alert.
  public static final String ALERT_ANSWERED = "io.cloudcostguard.budget.alert.answered.v1";

  /// A workspace's cost, or how a budget stands.
  public static final String LEDGER_CHANGED = "io.cloudcostguard.budget.ledger.changed.v1";

  /// The outcome of a proposal.
  public static final String PLAN_SETTLED = "io.cloudcostguard.plan.settled.v1";

  /// A new catalogue version made another cost of a plan that counts.
  public static final String PLAN_REPRICED = "io.cloudcostguard.plan.repriced.v1";

  /// The same of all that a tenant plans.
  public static final String TENANT_REPRICED = "io.cloudcostguard.tenant.repriced.v1";

  /// An import changed what a month is charged for a service.
  public static final String BILL_CHANGED = "io.cloudcostguard.bill.changed.v1";

  /// What is billed, or its forecast, passes a threshold of a budget.
  public static final String BILL_ALERT = "io.cloudcostguard.budget.bill.alert.v1";

  public static final String DELIVERY_ATTEMPTED = "io.cloudcostguard.delivery.attempted.v1";
  public static final String SUBSCRIPTION_DISABLED = "io.cloudcostguard.subscription.disabled.v1";
  public static final String AUDIT_RECORDED = "io.cloudcostguard.audit.recorded.v1";
  public static final String CHECKPOINT_SIGNED = "io.cloudcostguard.checkpoint.signed.v1";

  /// A tenant's key was made, or destroyed.
  public static final String TENANT_KEY_CHANGED = "io.cloudcostguard.tenant.key.changed.v1";

  /// All of them.
  public static final Set<String> ALL =
      Set.of(
          PLAN_SUBMITTED,
          PLAN_ESTIMATED,
          PLAN_REJECTED,
          PLAN_CANCELLED,
          PLAN_DECIDED,
          PLAN_ADVISED,
          CANCELLATION_REQUESTED,
          PRICE_LISTED,
          CONTRACT_CHANGED,
          CATALOGUE_COMPLETED,
          PRICES_CHANGED,
          BUDGET_SET,
          BUDGET_REMOVED,
          ALERT_FIRING,
          ALERT_RESOLVED,
          ALERT_ANSWERED,
          PLAN_REPRICED,
          TENANT_REPRICED,
          LEDGER_CHANGED,
          BILL_CHANGED,
          BILL_ALERT,
          PLAN_SETTLED,
          DELIVERY_ATTEMPTED,
          SUBSCRIPTION_DISABLED,
          AUDIT_RECORDED,
          CHECKPOINT_SIGNED,
          TENANT_KEY_CHANGED);

  private EventType() {}
}

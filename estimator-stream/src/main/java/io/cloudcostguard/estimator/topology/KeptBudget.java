package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.PricesMoved;
import org.jspecify.annotations.Nullable;

/// A budget as the ledger keeps it.
///
/// @param budget null: it was taken away
/// @param counted the key of the last workspace that is in its standings, while those are being
///   counted; null: all are
/// @param instances how many values it is split by so far
/// @param episodes the number of the last crossing before it was taken away
/// @param month whose limit was compared last (`2026-12`); null: all months have the same
/// @param repriced the prices that changed its standings since thresholds were compared last; null:
///   none did
/// @param snoozed whether an alert of its is snoozed; null: none is
/// @param full whether values that came after [BudgetTerms#MOST_INSTANCES] are one; null: none is
record KeptBudget(
    @Nullable Budget budget,
    @Nullable String counted,
    int instances,
    long episodes,
    @Nullable String month,
    @Nullable PricesMoved repriced,
    @Nullable Boolean snoozed,
    @Nullable Boolean full) {

  static final KeptBudget NEW = new KeptBudget(null, null, 0, 0, null, null, null, null);

  /// One that was taken away.
  static KeptBudget gone(long episodes) {
    return new KeptBudget(null, null, 0, episodes, null, null, null, null);
  }

  KeptBudget under(Budget changed) {
    return new KeptBudget(changed, counted, instances, episodes, month, repriced, snoozed, full);
  }

  KeptBudget counted(@Nullable String last) {
    return new KeptBudget(budget, last, instances, episodes, month, repriced, snoozed, full);
  }

  KeptBudget withInstance() {
    return new KeptBudget(budget, counted, instances + 1, episodes, month, repriced, snoozed, full);
  }

  /// One value less; one that comes again goes on with later crossings.
  KeptBudget withoutInstance(boolean isOther, long episode) {
    return new KeptBudget(
        budget,
        counted,
        isOther ? instances : Math.max(0, instances - 1),
        Math.max(episodes, episode),
        month,
        repriced,
        snoozed,
        isOther ? null : full);
  }

  /// The same, before its values are put apart again.
  KeptBudget withRoom() {
    return new KeptBudget(budget, counted, instances, episodes, month, repriced, snoozed, null);
  }

  KeptBudget filled() {
    return new KeptBudget(budget, counted, instances, episodes, month, repriced, snoozed, true);
  }

  KeptBudget in(@Nullable String changed) {
    return new KeptBudget(budget, counted, instances, episodes, changed, repriced, snoozed, full);
  }

  KeptBudget repriced(@Nullable PricesMoved by) {
    PricesMoved all = by == null || repriced == null ? by : repriced.and(by);
    return new KeptBudget(budget, counted, instances, episodes, month, all, snoozed, full);
  }

  KeptBudget snoozed(boolean isSnoozed) {
    return new KeptBudget(
        budget, counted, instances, episodes, month, repriced, isSnoozed ? true : null, full);
  }

  /// Whether it may have to be told again that its alerts fire.
  boolean mayRemind() {
    return snoozed != null
        || (budget != null && budget.policy() != null && budget.policy().remindHours() != null);
  }
}

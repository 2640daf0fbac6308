package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.budget.Budget;
import org.jspecify.annotations.Nullable;

/// A budget as the ledger keeps it.
///
/// @param budget null: it was taken away
/// @param counted the key of the last workspace that is in its standings, while those are being
///   counted; null: all are
/// @param instances how many values it is split by so far
/// @param episodes the number of the last crossing before it was taken away
/// @param month whose limit was compared last (`2026-12`); null: all months have the same
record KeptBudget(
    @Nullable Budget budget,
    @Nullable String counted,
    int instances,
    long episodes,
    @Nullable String month) {

  static final KeptBudget NEW = new KeptBudget(null, null, 0, 0, null);

  KeptBudget under(Budget changed) {
    return new KeptBudget(changed, counted, instances, episodes, month);
  }

  KeptBudget counted(@Nullable String last) {
    return new KeptBudget(budget, last, instances, episodes, month);
  }

  KeptBudget withInstance() {
    return new KeptBudget(budget, counted, instances + 1, episodes, month);
  }

  KeptBudget in(@Nullable String changed) {
    return new KeptBudget(budget, counted, instances, episodes, changed);
  }
}

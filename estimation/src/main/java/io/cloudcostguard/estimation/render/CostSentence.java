package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.Sum;

/// Says what a plan changes in one sentence that never says more than is known.
public final class CostSentence {

  /// E.g. `Monthly cost at least +$4.00 to at least $9.00; 2 of 7 resources are not fully priced.`
  public static String of(PlanEstimated estimate) {
    Sum change = estimate.change();
    Sum after = estimate.afterSum();
    int missing = estimate.coverage().notPriced() + estimate.coverage().unsupported();
    return (change.isUnknown()
            ? "Change of monthly cost " + change.bound()
            : "Monthly cost " + Amounts.change(change))
        + (after.isUnknown() ? "" : " to " + Amounts.money(after))
        + (missing == 0
            ? ""
            : "; %d of %d resources are not fully priced"
                .formatted(missing, estimate.coverage().resources()))
        + ".";
  }

  private CostSentence() {}
}

package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Contracted;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts what a plan costs at list prices beside what it costs under a contract: the totals, and
/// each line that differs. Both estimates are of the same plan and usage, so they have the same
/// lines.
///
/// @param rules which rule made the price of a key
record BesideList(Map<PriceKey, String> rules) {

  /// Where a line has no rule of its own: an allowance goes to the lowest prices first, and those
  /// may be others.
  private static final String FREE_TIERS = "free tiers are shared otherwise under the contract";

  PlanEstimated of(PlanEstimated contracted, PlanEstimated list) {
    List<ResourceEstimate> resources = new ArrayList<>(contracted.resources().size());
    for (int i = 0; i < contracted.resources().size(); i++) {
      resources.add(of(contracted.resources().get(i), list.resources().get(i)));
    }
    return contracted.beside(
        new ListTotals(
            list.before(), list.after(), list.delta(), list.deltaComplete(), list.doubts()),
        resources);
  }

  private ResourceEstimate of(ResourceEstimate contracted, ResourceEstimate list) {
    List<ComponentEstimate> lines = new ArrayList<>(contracted.components().size());
    for (int i = 0; i < contracted.components().size(); i++) {
      ComponentEstimate line = contracted.components().get(i);
      ComponentEstimate atList = list.components().get(i);
      lines.add(
          new ComponentEstimate(
              line.name(),
              line.group(),
              line.unit(),
              of(line.before(), atList.before()),
              of(line.after(), atList.after()),
              line.delta()));
    }
    return contracted.with(lines);
  }

  private @Nullable LineItem of(@Nullable LineItem contracted, @Nullable LineItem list) {
    if (contracted == null || list == null || contracted.equals(list)) {
      return contracted;
    }
    return switch (contracted) {
      case LineItem.Priced line -> line.beside(new Contracted(rule(line.price()), list));
      case LineItem.DependsOnUsage line -> line.beside(new Contracted(rule(line.price()), list));
      case LineItem.NotPriced line -> line;
    };
  }

  private String rule(PriceKey key) {
    return rules.getOrDefault(key, FREE_TIERS);
  }
}

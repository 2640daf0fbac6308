package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.CostGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A resource that costs much, with what it costs by service.
///
/// @param groups of bounded size: of many tags some are left out
public record LargeResource(String address, List<CostGroup> groups) {

  public LargeResource {
    groups = List.copyOf(groups);
  }

  /// What a budget holds of it, by the value that the budget is split by.
  public Map<String, BigDecimal> in(BudgetTerms terms, String project, String workspace) {
    Map<String, BigDecimal> held = new TreeMap<>();
    if (terms.holds(project, workspace)) {
      for (CostGroup group : groups) {
        if (terms.holds(group)) {
          held.merge(
              terms.instance(project, workspace, group, null), group.known(), BigDecimal::add);
        }
      }
    }
    return held;
  }
}

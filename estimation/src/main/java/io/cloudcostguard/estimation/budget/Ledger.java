package io.cloudcostguard.estimation.budget;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The planned monthly cost of a project: what each workspace costs after its newest plan.
///
/// @param workspaces by name
/// @param newestPlanId the plan that changed the ledger last
public record Ledger(SortedMap<String, Entry> workspaces, String newestPlanId) {

  public static final Ledger EMPTY = new Ledger(new TreeMap<>(), "");

  public Ledger {
    workspaces = Collections.unmodifiableSortedMap(new TreeMap<>(workspaces));
  }

  /// What one workspace will cost.
  ///
  /// @param planned known monthly cost
  /// @param notPriced how many of its resources are not in it
  public record Entry(BigDecimal planned, int notPriced) {}

  /// The ledger after a plan of `workspace`.
  public Ledger with(String workspace, Entry entry, String planId) {
    TreeMap<String, Entry> changed = new TreeMap<>(workspaces);
    changed.put(workspace, entry);
    return new Ledger(changed, planId);
  }

  BigDecimal planned() {
    return workspaces.values().stream()
        .map(Entry::planned)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  int notPriced() {
    return workspaces.values().stream().mapToInt(Entry::notPriced).sum();
  }
}

package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The budgets of one tenant, by the projects that they hold.
final class TenantBudgets {

  /// How many budgets that may hold several projects a tenant has at most: each plan is compared
  /// with all of them.
  static final int MOST = 500;

  private final Map<String, BudgetTerms> ofAny = new HashMap<>();
  private final Map<String, Map<String, BudgetTerms>> ofProject = new HashMap<>();

  void put(BudgetTerms terms) {
    remove(terms.budget().id());
    String only = terms.onlyProject();
    Map<String, BudgetTerms> of =
        only == null ? ofAny : ofProject.computeIfAbsent(only, _ -> new HashMap<>());
    of.put(terms.budget().id(), terms);
  }

  void remove(String budgetId) {
    ofAny.remove(budgetId);
    ofProject.values().forEach(budgets -> budgets.remove(budgetId));
    ofProject.values().removeIf(Map::isEmpty);
  }

  /// Whether there is room for one more that holds several projects.
  boolean isFull() {
    return ofAny.size() >= MOST;
  }

  boolean contains(String budgetId) {
    return ofAny.containsKey(budgetId);
  }

  /// Those that may hold something of a workspace, in the order of their ids.
  List<BudgetTerms> of(String project, String workspace) {
    List<BudgetTerms> holding = new ArrayList<>();
    for (Map<String, BudgetTerms> budgets :
        List.of(ofProject.getOrDefault(project, Map.of()), ofAny)) {
      for (BudgetTerms terms : budgets.values()) {
        if (terms.holds(project, workspace)) {
          holding.add(terms);
        }
      }
    }
    holding.sort((one, other) -> one.budget().id().compareTo(other.budget().id()));
    return holding;
  }
}

package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.cluster.TopicOutcomes.Estimate;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.budget.WorkspaceCost;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

/// What `ccg.alerts` says, and two accounts of what it should say: of the estimates on the topic,
/// replayed through the budgets; and of the plans that were submitted.
final class Alerts {

  private final List<BudgetAlert> got = new ArrayList<>();
  private int unreadable;

  /// What is told of a budget: that a plan took its project above, or below.
  record Crossing(String budgetId, boolean isAbove, String planId) {}

  Alerts(String kafka) {
    new TopicReader(kafka).read(Topics.ALERTS, record -> take(record.value()));
  }

  private void take(byte[] value) {
    try {
      got.add(Json.MAPPER.readValue(value, BudgetAlert.class));
    } catch (JacksonException | IllegalArgumentException _) {
      unreadable++;
    }
  }

  List<BudgetAlert> got() {
    return got;
  }

  Set<String> ids() {
    Set<String> ids = new HashSet<>();
    got.forEach(alert -> ids.add(alert.id()));
    return ids;
  }

  int unreadable() {
    return unreadable;
  }

  /// A project has one workspace, so that its estimates have one order.
  ClusterReport.Account againstEstimates(Collection<Budget> budgets, TopicOutcomes outcomes) {
    List<BudgetAlert> expected = new ArrayList<>();
    for (Budget budget : budgets) {
      BudgetState state = BudgetState.INITIAL;
      Standing standing = Standing.EMPTY;
      WorkspaceCost before = WorkspaceCost.NONE;
      for (Estimate one : outcomes.of(budget.project())) {
        WorkspaceCost after =
            WorkspaceCost.ofWhole(new WorkspaceCost.Amount(one.planned(), one.notPriced()));
        standing = standing.with(before, after, one.id());
        before = after;
        BudgetWatch.Decision decision = BudgetWatch.decide(budget, standing, state, false);
        state = decision.state();
        expected.addAll(decision.alerts());
      }
    }
    return difference(expected, got);
  }

  ClusterReport.Account againstPlans(Collection<Accepted> plans, Map<String, Budget> byProject) {
    List<Crossing> expected = new ArrayList<>();
    Map<String, Boolean> above = new HashMap<>();
    plans.stream()
        .sorted(Comparator.comparing(Accepted::project).thenComparingInt(Accepted::number))
        .forEach(plan -> {
          boolean was = above.getOrDefault(plan.project(), false);
          Budget budget = byProject.get(plan.project());
          if (was != plan.isAbove() && budget != null) {
            expected.add(new Crossing(budget.id(), plan.isAbove(), plan.id()));
            above.put(plan.project(), plan.isAbove());
          }
        });
    return difference(
        expected,
        got.stream()
            .map(alert ->
                new Crossing(alert.budgetId(), alert instanceof BudgetAlert.Firing, alert.planId()))
            .toList());
  }

  private static <T> ClusterReport.Account difference(List<T> expected, List<T> got) {
    Map<T, Integer> open = new HashMap<>();
    expected.forEach(one -> open.merge(one, 1, Integer::sum));
    got.forEach(one -> open.merge(one, -1, Integer::sum));
    return new ClusterReport.Account(
        expected.size(),
        open.values().stream().mapToInt(count -> Math.max(0, count)).sum(),
        open.values().stream().mapToInt(count -> Math.max(0, -count)).sum());
  }
}

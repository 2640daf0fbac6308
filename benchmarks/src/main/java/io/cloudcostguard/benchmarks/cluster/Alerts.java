package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.cluster.TopicOutcomes.Estimate;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.estimation.budget.BudgetState;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.BudgetWatch;
import io.cloudcostguard.estimation.budget.Occasion;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Firing;
import io.cloudcostguard.schemas.budget.BudgetAlert.Resolved;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
      String project = Objects.requireNonNull(budget.project());
      BudgetTerms terms = BudgetTerms.of(budget);
      BudgetState state = BudgetState.INITIAL;
      for (Estimate one : outcomes.of(project)) {
        Standing standing =
            new Standing(
                one.planned(),
                one.planned(),
                1,
                1,
                one.notPriced(),
                0,
                BigDecimal.ZERO,
                one.id(),
                project);
        BudgetWatch.Decision decision =
            BudgetWatch.decide(
                terms, "", standing, state, false, Occasion.of(Trigger.PLAN, Instant.EPOCH, null));
        state = decision.state();
        expected.addAll(decision.alerts());
      }
    }
    return difference(
        expected.stream().map(Alerts::withoutDetails).toList(),
        got.stream().map(Alerts::withoutDetails).toList());
  }

  /// What an account of the estimates alone can say: not who submitted the plan, nor when. Equal
  /// amounts are written alike.
  private static BudgetAlert withoutDetails(BudgetAlert alert) {
    return switch (alert) {
      case Firing firing ->
          new Firing(
              firing.id(),
              firing.budgetId(),
              firing.tenant(),
              firing.project(),
              firing.monthlyLimit(),
              firing.planned().stripTrailingZeros(),
              firing.planId(),
              firing.cause(),
              firing.notPriced(),
              firing.episode(),
              firing.atLeast(),
              null);
      case Resolved over ->
          new Resolved(
              over.id(),
              over.budgetId(),
              over.tenant(),
              over.project(),
              over.monthlyLimit(),
              over.planned().stripTrailingZeros(),
              over.planId(),
              over.cause(),
              over.episode(),
              null);
    };
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

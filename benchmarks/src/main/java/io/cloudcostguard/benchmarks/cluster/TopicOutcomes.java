package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/// What `ccg.estimates` says, each project in order.
final class TopicOutcomes {

  private final Map<String, List<Estimate>> byProject = new HashMap<>();
  private final Map<String, Integer> estimates = new HashMap<>();
  private final Map<String, Integer> others = new HashMap<>();
  private final Set<Long> versions = new TreeSet<>();
  private int unreadable;

  /// What is needed of an estimate. All workspaces of a project are one here, and in one partition.
  record Estimate(String id, String workspace, long version, BigDecimal planned, int notPriced) {}

  TopicOutcomes(String kafka) {
    new TopicReader(kafka).read(Topics.ESTIMATES, record -> take(record.value()));
  }

  private void take(byte[] value) {
    PlanOutcome outcome;
    try {
      outcome = Json.MAPPER.readValue(value, PlanOutcome.class);
    } catch (JacksonException | IllegalArgumentException _) {
      unreadable++;
      return;
    }
    switch (outcome) {
      case PlanEstimated estimate -> {
        estimates.merge(estimate.id(), 1, Integer::sum);
        versions.add(estimate.catalogueVersion());
        byProject
            .computeIfAbsent(estimate.project(), _ -> new ArrayList<>())
            .add(
                new Estimate(
                    estimate.id(),
                    estimate.workspace(),
                    estimate.catalogueVersion(),
                    estimate.after().known(),
                    estimate.after().notPriced()));
      }
      case PlanRejected rejected -> others.merge(rejected.id(), 1, Integer::sum);
      case PlanCancelled cancelled -> others.merge(cancelled.id(), 1, Integer::sum);
    }
  }

  /// How many estimates a plan has.
  int estimates(String id) {
    return estimates.getOrDefault(id, 0);
  }

  /// How many outcomes a plan has.
  int all(String id) {
    return estimates(id) + others.getOrDefault(id, 0);
  }

  List<Estimate> of(String project) {
    return byProject.getOrDefault(project, List.of());
  }

  /// The catalogue versions that priced something.
  Set<Long> versions() {
    return versions;
  }

  int unreadable() {
    return unreadable;
  }

  /// How often an estimate is at an older version than the one before it in its workspace.
  int versionsGoneBack() {
    int back = 0;
    for (List<Estimate> project : byProject.values()) {
      for (int i = 1; i < project.size(); i++) {
        back += project.get(i).version() < project.get(i - 1).version() ? 1 : 0;
      }
    }
    return back;
  }

  /// How many plans have their first estimate before that of a plan that was accepted earlier.
  int outOfOrder(Map<String, Accepted> accepted) {
    int out = 0;
    for (List<Estimate> project : byProject.values()) {
      Map<String, Integer> numbers = new LinkedHashMap<>();
      for (Estimate one : project) {
        Accepted plan = accepted.get(one.id());
        if (plan != null) {
          numbers.putIfAbsent(one.id(), plan.number());
        }
      }
      int before = -1;
      for (int number : numbers.values()) {
        out += number < before ? 1 : 0;
        before = number;
      }
    }
    return out;
  }
}

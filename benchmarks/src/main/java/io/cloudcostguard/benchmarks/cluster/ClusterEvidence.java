package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Arrivals;
import io.cloudcostguard.benchmarks.parts.Receivers;
import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;

/// Counts the outcomes of accepted plans on the topics, in the read model and at the receiver.
final class ClusterEvidence {

  private final Map<String, Accepted> accepted;
  private final String kafka;
  private final TopicOutcomes outcomes;
  private final Alerts alerts;

  ClusterEvidence(List<Accepted> plans, String kafka) {
    accepted = plans.stream().collect(Collectors.toMap(Accepted::id, Function.identity()));
    this.kafka = kafka;
    outcomes = new TopicOutcomes(kafka);
    alerts = new Alerts(kafka);
  }

  ClusterReport.Plans plans(Load load, Set<String> readModel) {
    Map<String, Integer> records = submissions();
    return new ClusterReport.Plans(
        accepted.size(),
        count(accepted.keySet(), id -> outcomes.estimates(id) == 0),
        count(accepted.keySet(), this::isDouble),
        (int) accepted.values().stream().filter(one -> one.atTwo() && isDouble(one.id())).count(),
        count(records.keySet(), id -> !accepted.containsKey(id)),
        accepted.keySet().stream()
            .mapToInt(id -> Math.max(0, records.getOrDefault(id, 0) - 1))
            .sum(),
        outcomes.outOfOrder(accepted),
        outcomes.versionsGoneBack(),
        outcomes.versions().size(),
        count(accepted.keySet(), id -> !readModel.contains(id)),
        (int) accepted.values().stream().filter(Accepted::atTwo).count(),
        load.otherIds(),
        load.client().refused(),
        load.client().unanswered());
  }

  private boolean isDouble(String id) {
    return outcomes.all(id) > 1;
  }

  /// How many records of `ccg.plans` each plan of the load has.
  private Map<String, Integer> submissions() {
    Map<String, Integer> records = new HashMap<>();
    new TopicReader(kafka)
        .read(
            Topics.PLANS,
            record -> {
              String id = EventHeaders.text(record.headers(), "ce_subject");
              if (id != null && !isWarmUp(record.key())) {
                records.merge(id, 1, Integer::sum);
              }
            });
    return records;
  }

  private static boolean isWarmUp(String key) {
    return key.contains("/warm/");
  }

  private static int count(Set<String> ids, Predicate<String> which) {
    return (int) ids.stream().filter(which).count();
  }

  ClusterReport.Alerts alerts(int projects) {
    Map<String, Budget> budgets = budgets(projects);
    return new ClusterReport.Alerts(
        alerts.got().size(),
        alerts.ids().size(),
        alerts.againstEstimates(budgets.values(), outcomes),
        alerts.againstPlans(accepted.values(), budgets));
  }

  private Map<String, Budget> budgets(int projects) {
    Set<String> names =
        IntStream.range(0, projects).mapToObj(Load::project).collect(Collectors.toSet());
    Map<String, Budget> byProject = new HashMap<>();
    new TopicReader(kafka)
        .read(
            Topics.BUDGETS,
            record -> {
              try {
                Budget budget = Json.MAPPER.readValue(record.value(), Budget.class);
                if (budget != null && names.contains(budget.project())) {
                  byProject.put(budget.project(), budget);
                }
              } catch (JacksonException | IllegalArgumentException _) {
                // It is not one of ours.
              }
            });
    return byProject;
  }

  ClusterReport.Deliveries deliveries(String path, Receivers receivers) {
    Set<String> events = new HashSet<>(alerts.ids());
    accepted.keySet().stream().filter(id -> outcomes.all(id) > 0).forEach(events::add);
    int lost = 0;
    int repeated = 0;
    int different = 0;
    for (String event : events) {
      Arrivals got = receivers.of(path, event);
      lost += got.taken() == 0 ? 1 : 0;
      repeated += Math.max(0, got.taken() - 1);
      different += got.requests() == 0 || got.isAlwaysTheSame() ? 0 : 1;
    }
    return new ClusterReport.Deliveries(
        events.size(), lost, repeated, different, receivers.invalid());
  }

  /// An audit that cannot be made proves nothing.
  ClusterReport.Audited audited(Consumer<String> tell) {
    try {
      Verification verification = new Audit(kafka).verify(tell);
      return new ClusterReport.Audited(
          verification.summary(),
          verification.isFaultless()
              && verification.counts().engines() == 0
              && verification.counts().waiting() == 0);
    } catch (RuntimeException e) {
      String why = e.toString().lines().findFirst().orElse("");
      return new ClusterReport.Audited("it failed: " + why, false);
    }
  }

  /// How many records services put aside.
  int deadLetters() {
    int all = 0;
    for (Topic<?> topic : List.of(Topics.ESTIMATOR_DLQ, Topics.NOTIFIER_DLQ, Topics.INGEST_DLQ)) {
      int[] records = new int[1];
      new TopicReader(kafka).read(topic, _ -> records[0]++);
      all += records[0];
    }
    return all;
  }

  int unreadable() {
    return outcomes.unreadable() + alerts.unreadable();
  }
}

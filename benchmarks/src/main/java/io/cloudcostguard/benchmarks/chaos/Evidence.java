package io.cloudcostguard.benchmarks.chaos;

import io.cloudcostguard.benchmarks.chaos.DeliveryRows.Attempt;
import io.cloudcostguard.benchmarks.parts.Arrivals;
import io.cloudcostguard.benchmarks.parts.Receivers;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted.Outcome;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Holds what receivers got against what was accepted, what was in flight, and what
/// `ccg.deliveries` says.
final class Evidence {

  private final Map<Attempt, Outcome> logged = new HashMap<>();
  private final Map<String, Integer> attempts;
  private final Map<String, Integer> inFlight;
  private int expected;
  private int lost;
  private int duplicates;
  private int beyondBound;
  private int different;
  private int requests;
  private int unlogged;

  /// @param inFlight attempts that were under way when their notifier ended
  Evidence(String kafka, Set<Attempt> inFlight) {
    new TopicReader(kafka).read(Topics.DELIVERIES, record -> log(record.value()));
    attempts = count(logged.keySet());
    this.inFlight = count(inFlight);
  }

  /// A record is published at least once, and what is known takes the place of `unknown`.
  private void log(byte[] value) {
    DeliveryAttempted record = Json.MAPPER.readValue(value, DeliveryAttempted.class);
    logged.merge(
        new Attempt(record.deliveryId(), record.attempt()),
        record.outcome(),
        (before, now) -> now == Outcome.UNKNOWN ? before : now);
  }

  private static Map<String, Integer> count(Collection<Attempt> attempts) {
    Map<String, Integer> counts = new HashMap<>();
    attempts.forEach(one -> counts.merge(one.deliveryId(), 1, Integer::sum));
    return counts;
  }

  /// Each plan, at each receiver.
  void examine(Collection<String> plans, List<String> paths, Receivers receivers) {
    for (String plan : Set.copyOf(plans)) {
      for (String path : paths) {
        examine(receivers.of(path, plan));
      }
    }
  }

  private void examine(Arrivals got) {
    expected++;
    if (got.taken() == 0) {
      lost++;
    }
    if (got.requests() > 0) {
      String id = got.webhookId();
      int again = Math.max(0, got.taken() - 1);
      duplicates += again;
      beyondBound += Math.max(0, again - inFlight.getOrDefault(id, 0));
      different += got.isAlwaysTheSame() ? 0 : 1;
      requests += got.requests();
      unlogged += Math.max(0, got.requests() - attempts.getOrDefault(id, 0));
    }
  }

  Report report(
      Set<Attempt> atEnds, int invalid, int refusals, List<String> kills, double seconds) {
    Map<String, Integer> outcomes = new TreeMap<>();
    logged.values().forEach(one -> outcomes.merge(one.name(), 1, Integer::sum));
    long unexpected =
        logged.entrySet().stream()
            .filter(one -> one.getValue() == Outcome.UNKNOWN && !atEnds.contains(one.getKey()))
            .count();
    return new Report(
        expected,
        lost,
        duplicates,
        atEnds.size(),
        beyondBound,
        different,
        invalid,
        requests,
        unlogged,
        outcomes,
        (int) unexpected,
        refusals,
        kills,
        seconds);
  }
}

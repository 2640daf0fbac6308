package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.cluster.ClusterFaults.Happened;
import io.cloudcostguard.benchmarks.cluster.Tail.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Times in which a partition of `ccg.estimates` had nothing new while an accepted plan of it
/// waited, by what was done to the cluster.
final class Gaps {

  private final List<Gap> gaps = new ArrayList<>();
  private final List<Happened> happened;

  /// From the last outcome, or from the first plan that waited after it, to the next outcome.
  private record Gap(long from, long to) {

    Duration length() {
      return Duration.ofNanos(to - from);
    }
  }

  private record Waited(long from, long to) {}

  Gaps(Collection<Accepted> plans, Map<String, Arrival> arrivals, List<Happened> happened) {
    this.happened = happened;
    Map<Integer, List<Waited>> byPartition = new HashMap<>();
    for (Accepted plan : plans) {
      Arrival arrival = arrivals.get(plan.id());
      if (arrival != null) {
        byPartition
            .computeIfAbsent(arrival.partition(), _ -> new ArrayList<>())
            .add(new Waited(plan.at(), arrival.at()));
      }
    }
    byPartition.values().forEach(this::add);
  }

  /// Walks back from the last outcome, so that the longest that any plan has waited is known.
  private void add(List<Waited> partition) {
    partition.sort(Comparator.comparingLong(Waited::to).reversed());
    long first = Long.MAX_VALUE;
    for (int i = 0; i < partition.size(); i++) {
      Waited next = partition.get(i);
      first = Math.min(first, next.from());
      long before = i + 1 < partition.size() ? partition.get(i + 1).to() : Long.MIN_VALUE;
      long from = Math.max(before, first);
      if (from < next.to()) {
        gaps.add(new Gap(from, next.to()));
      }
    }
  }

  Duration longest() {
    return gaps.stream().map(Gap::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /// The longest after each kind of fault. A gap belongs to the first fault within it, or else to
  /// the last before it.
  Map<Fault, List<Duration>> byFault() {
    Map<Happened, Duration> longest = new HashMap<>();
    for (Gap gap : gaps) {
      Happened cause = causeOf(gap);
      if (cause != null) {
        longest.merge(cause, gap.length(), (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
    Map<Fault, List<Duration>> byFault = new EnumMap<>(Fault.class);
    for (Happened one : happened) {
      byFault
          .computeIfAbsent(one.fault(), _ -> new ArrayList<>())
          .add(longest.getOrDefault(one, Duration.ZERO));
    }
    return byFault;
  }

  private @Nullable Happened causeOf(Gap gap) {
    Happened last = null;
    for (Happened one : happened) {
      if (one.at() > gap.to()) {
        return last;
      }
      if (one.at() >= gap.from()) {
        return one;
      }
      last = one;
    }
    return last;
  }
}

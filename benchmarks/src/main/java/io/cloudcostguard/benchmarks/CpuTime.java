package io.cloudcostguard.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How much CPU time processes have taken so far; unlike a rate it hardly depends on what else the
/// machine does.
///
/// @param database by process; those that come and go count as far as they are seen
/// @param here this process: the broker and the receiver
record CpuTime(Duration notifier, Map<Long, Duration> database, Duration here) {

  /// @param backend any process of the database's
  static CpuTime now(long notifier, long backend) {
    ProcessHandle postmaster = ProcessHandle.of(backend).orElseThrow().parent().orElseThrow();
    return new CpuTime(
        taken(ProcessHandle.of(notifier).orElseThrow()),
        Stream.concat(Stream.of(postmaster), postmaster.children())
            .collect(Collectors.toMap(ProcessHandle::pid, CpuTime::taken)),
        taken(ProcessHandle.current()));
  }

  private static Duration taken(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// What was taken since then, for each of so many, in microseconds.
  String since(CpuTime before, int count) {
    Duration ofDatabase =
        database.entrySet().stream()
            .map(one ->
                one.getValue().minus(before.database.getOrDefault(one.getKey(), Duration.ZERO)))
            .reduce(Duration.ZERO, Duration::plus);
    return "%d + %d + %d"
        .formatted(
            micros(notifier.minus(before.notifier), count),
            micros(ofDatabase, count),
            micros(here.minus(before.here), count));
  }

  private static long micros(Duration taken, int count) {
    return taken.dividedBy(count).toNanos() / 1000;
  }
}

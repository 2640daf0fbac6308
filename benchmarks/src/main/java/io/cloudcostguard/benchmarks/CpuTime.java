package io.cloudcostguard.benchmarks;

import java.time.Duration;
import java.util.stream.Stream;

/// How much CPU time processes have taken so far; unlike a rate it hardly depends on what else the
/// machine does.
///
/// @param database all of its processes that run
/// @param here this process: the broker and the receiver
record CpuTime(Duration notifier, Duration database, Duration here) {

  /// @param backend any process of the database's
  static CpuTime now(long notifier, long backend) {
    ProcessHandle postmaster = ProcessHandle.of(backend).orElseThrow().parent().orElseThrow();
    return new CpuTime(
        sum(ProcessHandle.of(notifier).stream()),
        sum(Stream.concat(Stream.of(postmaster), postmaster.children())),
        sum(Stream.of(ProcessHandle.current())));
  }

  private static Duration sum(Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// What was taken since then, for each of so many, in microseconds.
  String since(CpuTime before, int count) {
    return "%d + %d + %d"
        .formatted(
            micros(before.notifier, notifier, count),
            micros(before.database, database, count),
            micros(before.here, here, count));
  }

  private static long micros(Duration from, Duration to, int count) {
    return to.minus(from).dividedBy(count).toNanos() / 1000;
  }
}

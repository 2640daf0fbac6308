package io.cloudcostguard.benchmarks.stream;

import io.cloudcostguard.benchmarks.parts.Signals;
import io.cloudcostguard.standalone.local.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Processes of one group that take backlogs of plans when it is their turn, and are frozen in
/// between.
final class Turns implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration CALM = Duration.ofSeconds(1);
  private static final Duration LONGEST_WITHOUT_PROGRESS = Duration.ofMinutes(2);

  /// How many of a hundred plans it may take to get going.
  private static final int START = 10;

  private final List<ServiceProcess> processes;
  private final Admin admin;
  private final String group;
  private final String topic;

  private Turns(List<ServiceProcess> processes, Admin admin, String group, String topic) {
    this.processes = processes;
    this.admin = admin;
    this.group = group;
    this.topic = topic;
  }

  /// @param group under which it commits
  /// @param topic of its plans
  static Turns of(List<ServiceProcess> processes, String kafka, String group, String topic)
      throws IOException {
    for (ServiceProcess process : processes) {
      process.start();
    }
    return new Turns(processes, Admin.create(Map.of("bootstrap.servers", kafka)), group, topic);
  }

  /// What a turn took.
  ///
  /// @param micros CPU time of the processes for each plan
  record Taken(double perSecond, double micros) {}

  /// Fills the topic while the processes are frozen, and lets them go on until everything is
  /// committed, also in the topics between.
  Taken take(Backlog backlog, int plans) throws Exception {
    signal(Signals.FREEZE);
    backlog.fill(topic, plans);
    Map<TopicPartition, Long> ends = ends();
    signal(Signals.THAW);
    long from = 0;
    double fromCpu = 0;
    long fromLeft = 0;
    long last = System.nanoTime();
    double lastCpu = cpu();
    long committed = -1;
    while (true) {
      Map<TopicPartition, Long> now = committed();
      long left = left(ends, now);
      long sum = now.values().stream().mapToLong(Long::longValue).sum();
      long time = System.nanoTime();
      if (sum != committed) {
        committed = sum;
        last = time;
        lastCpu = cpu();
      }
      if (from == 0 && left <= plans - (long) plans * START / 100) {
        from = last;
        fromCpu = lastCpu;
        fromLeft = left;
      }
      if (left == 0 && time - last > CALM.toNanos()) {
        signal(Signals.FREEZE);
        return new Taken(
            fromLeft / ((last - from) / 1e9), (lastCpu - fromCpu) * 1e6 / Math.max(1, fromLeft));
      }
      if (time - last > LONGEST_WITHOUT_PROGRESS.toNanos()) {
        throw new IllegalStateException(group + " makes no progress");
      }
      Thread.sleep(POLL);
    }
  }

  private void signal(String signal) {
    processes.forEach(process -> Signals.send(signal, process.pid()));
  }

  /// Seconds, of all of them.
  private double cpu() {
    return processes.stream()
        .mapToDouble(process ->
            ProcessHandle.of(process.pid())
                    .flatMap(handle -> handle.info().totalCpuDuration())
                    .orElseThrow()
                    .toNanos()
                / 1e9)
        .sum();
  }

  private Map<TopicPartition, Long> ends() throws Exception {
    var partitions =
        Objects.requireNonNull(
            admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
    Map<TopicPartition, OffsetSpec> asked =
        partitions.partitions().stream()
            .collect(
                Collectors.toMap(
                    one -> new TopicPartition(topic, one.partition()), _ -> OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private Map<TopicPartition, Long> committed() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static long left(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  @Override
  public void close() {
    signal(Signals.THAW);
    processes.forEach(ServiceProcess::stop);
    admin.close();
  }
}

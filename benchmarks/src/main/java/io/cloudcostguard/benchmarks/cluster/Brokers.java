package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Fleet;
import io.cloudcostguard.benchmarks.parts.FreePort;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.standalone.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;

/// The nodes of the quorum.
final class Brokers implements AutoCloseable {

  static final int NUMBER = 3;

  /// After so long without a sign the cluster takes a broker for gone: Kafka's 9 s, and a little.
  static final Duration SESSION = Duration.ofSeconds(12);

  private static final Duration POLL = Duration.ofMillis(250);
  private static final int TIMEOUT_MILLIS = 5_000;

  private final List<Supervised> nodes;
  private final String bootstrap;
  private final Admin admin;

  private Brokers(List<Supervised> nodes, String bootstrap) {
    this.nodes = nodes;
    this.bootstrap = bootstrap;
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS / 2));
  }

  static Brokers start(Fleet fleet, Path folder) throws IOException {
    String cluster = Uuid.randomUuid().toString();
    List<Integer> brokers = ports();
    List<Integer> controllers = ports();
    List<Supervised> nodes = new ArrayList<>();
    for (int number = 1; number <= NUMBER; number++) {
      ServiceProcess node =
          ServiceProcess.of(
              NodeApplication.class,
              Integer.toString(number),
              folder.resolve("kafka-" + number).toString(),
              cluster,
              joined(brokers),
              joined(controllers));
      nodes.add(fleet.start("broker-" + number, node, () -> {}));
    }
    return new Brokers(
        nodes, brokers.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(",")));
  }

  private static List<Integer> ports() throws IOException {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < NUMBER; i++) {
      ports.add(FreePort.find());
    }
    return ports;
  }

  private static String joined(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /// `host:port,…`, as clients want it.
  String bootstrap() {
    return bootstrap;
  }

  List<Supervised> nodes() {
    return nodes;
  }

  Admin admin() {
    return admin;
  }

  /// Returns whether every node is there and every copy of every partition is in sync, once that is
  /// so or `patience` has ended.
  boolean awaitWhole(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < end) {
      if (isWhole()) {
        return true;
      }
      Thread.sleep(POLL);
    }
    return false;
  }

  private boolean isWhole() throws InterruptedException {
    try {
      if (admin.describeCluster().nodes().get().size() < NUMBER) {
        return false;
      }
      Collection<String> topics =
          admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
      return admin.describeTopics(topics).allTopicNames().get().values().stream()
          .allMatch(Brokers::isInSync);
    } catch (ExecutionException _) {
      return false;
    }
  }

  private static boolean isInSync(TopicDescription topic) {
    return topic.partitions().stream().allMatch(one -> one.isr().size() == one.replicas().size());
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}

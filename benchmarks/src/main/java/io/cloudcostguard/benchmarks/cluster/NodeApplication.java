package io.cloudcostguard.benchmarks.cluster;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// One node of a KRaft quorum, broker and controller in one, as a program. What is not set here is
/// Kafka's default, as on a cluster that an operator runs.
final class NodeApplication {

  private NodeApplication() {}

  /// Runs until it is ended.
  ///
  /// @param args its number from 1, its data folder, the cluster's id, the ports of all brokers,
  ///   the ports of all controllers
  public static void main(String[] args) throws Exception {
    int number = Integer.parseInt(args[0]);
    Path data = Files.createDirectories(Path.of(args[1]));
    if (!Files.exists(data.resolve("meta.properties"))) {
      format(number, data, args[2]);
    }
    Properties config = config(number, data, ports(args[3]), ports(args[4]));
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              server.shutdown();
              server.awaitShutdown();
            }));
    server.startup();
    server.awaitShutdown();
  }

  private static List<Integer> ports(String text) {
    return List.of(text.split(",", -1)).stream().map(Integer::valueOf).toList();
  }

  private static Properties config(
      int number, Path data, List<Integer> brokers, List<Integer> controllers) {
    String all = Integer.toString(brokers.size());
    String most = Integer.toString(brokers.size() / 2 + 1);
    Properties config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", Integer.toString(number));
    config.put("log.dirs", data.toString());
    config.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(brokers.get(number - 1), controllers.get(number - 1)));
    config.put("controller.listener.names", "CONTROLLER");
    config.put(
        "controller.quorum.voters",
        IntStream.range(0, controllers.size())
            .mapToObj(i -> "%d@127.0.0.1:%d".formatted(i + 1, controllers.get(i)))
            .collect(Collectors.joining(",")));
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("auto.create.topics.enable", "false");
    config.put("unclean.leader.election.enable", "false");
    config.put("default.replication.factor", all);
    config.put("min.insync.replicas", most);
    config.put("offsets.topic.replication.factor", all);
    config.put("offsets.topic.num.partitions", "8");
    config.put("transaction.state.log.replication.factor", all);
    config.put("transaction.state.log.min.isr", most);
    config.put("transaction.state.log.num.partitions", "8");
    config.put("share.coordinator.state.topic.replication.factor", all);
    config.put("share.coordinator.state.topic.min.isr", most);
    config.put("group.initial.rebalance.delay.ms", "0");
    // 128 MiB by default, for far larger logs.
    config.put("log.cleaner.dedupe.buffer.size", "4194304");
    return config;
  }

  private static void format(int number, Path data, String cluster) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(cluster)
        .setNodeId(number)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .setIgnoreFormatted(true)
        .run();
  }
}

package io.cloudcostguard.standalone.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/// The real Apache Kafka broker (KRaft, broker and controller in one) inside this process, on
/// loopback, with its data in a folder.
public final class EmbeddedBroker implements AutoCloseable {

  private static final String NODE = "1";

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /// Starts a broker; returns when it takes requests.
  ///
  /// @param port 0 for a free one
  public static EmbeddedBroker start(Path data, int port) throws Exception {
    return start(data, port, Map.of());
  }

  /// Starts a broker with some settings of its own; returns when it takes requests.
  ///
  /// @param port 0 for a free one
  /// @param more go before what is set here
  public static EmbeddedBroker start(Path data, int port, Map<String, String> more)
      throws Exception {
    int brokerPort = port == 0 ? freePort() : port;
    WholeFolder.make(data, "meta.properties", EmbeddedBroker::format);
    Properties config = config(data, brokerPort, freePort());
    config.putAll(more);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (Exception e) {
      server.shutdown();
      throw e;
    }
    return new EmbeddedBroker(server, brokerPort);
  }

  /// Has Kafka tell `failed` when it would end the process that it runs in.
  ///
  /// @param failed given `the Kafka broker` and the reason
  public static void onFailure(BiConsumer<String, Throwable> failed) {
    Exit.Procedure tell =
        (code, message) ->
            failed.accept(
                "the Kafka broker",
                new IllegalStateException(message == null ? "exit code " + code : message));
    Exit.setExitProcedure(tell);
    Exit.setHaltProcedure(tell);
  }

  /// `host:port`, as clients want it.
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  private static Properties config(Path data, int brokerPort, int controllerPort) {
    Properties config = new Properties();
    config.put("process.roles", "broker,controller");
    config.put("node.id", NODE);
    config.put("log.dirs", data.toString());
    config.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(brokerPort, controllerPort));
    config.put("controller.listener.names", "CONTROLLER");
    config.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    config.put("auto.create.topics.enable", "false");
    // One broker holds the only copy.
    config.put("default.replication.factor", "1");
    config.put("offsets.topic.replication.factor", "1");
    config.put("offsets.topic.num.partitions", "4");
    // A folder that rests for longer than Kafka's week must not begin with the first plan again.
    config.put("offsets.retention.minutes", "525600");
    config.put("transaction.state.log.replication.factor", "1");
    config.put("transaction.state.log.min.isr", "1");
    config.put("transaction.state.log.num.partitions", "4");
    config.put("share.coordinator.state.topic.replication.factor", "1");
    config.put("share.coordinator.state.topic.min.isr", "1");
    config.put("group.initial.rebalance.delay.ms", "0");
    // 128 MiB by default, for far larger logs.
    config.put("log.cleaner.dedupe.buffer.size", "4194304");
    // After a kill the broker waits for its own old registration to end.
    config.put("broker.session.timeout.ms", "3000");
    config.put("broker.heartbeat.interval.ms", "500");
    return config;
  }

  private static void format(Path data) throws Exception {
    Files.createDirectory(data);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(Integer.parseInt(NODE))
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(data.toString())
        .addDirectory(data.toString())
        .setIgnoreFormatted(true)
        .run();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}

package io.cloudcostguard.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.node.ObjectNode;

/// The notifier in a process of its own, with a real broker and a real database.
final class NotifierWorld implements AutoCloseable {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final LocalStack stack;
  private final ServiceProcess notifier;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;
  private final Sink sink;
  private final KafkaProducer<byte[], byte[]> producer;

  private NotifierWorld(LocalStack stack, ServiceProcess notifier, int port, Sink sink) {
    this.stack = stack;
    this.notifier = notifier;
    this.port = port;
    this.sink = sink;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafka(), "linger.ms", 1),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// @param heap as `-Xmx` has it
  /// @param options of the notifier, without `--ccg.notifier.`
  static NotifierWorld start(Sink sink, String heap, String... options) throws Exception {
    Path folder = Files.createTempDirectory("ccg-deliver");
    Logs.to(folder.resolve("ccg.log"));
    LocalStack stack =
        LocalStack.start(
            new LocalStack.Options(
                folder, 0, 0, List.of(sink.address()), EnumSet.noneOf(Service.class)),
            _ -> {});
    int port = freePort();
    Environment environment = stack.environment();
    ServiceProcess notifier =
        ServiceProcess.of(
                Service.NOTIFIER,
                environment,
                port,
                List.of(options).stream().map(option -> "--ccg.notifier." + option).toList())
            .withJvm(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
    notifier.start();
    NotifierWorld world = new NotifierWorld(stack, notifier, port, sink);
    world.awaitReady();
    return world;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    for (int tries = 0; tries < 600; tries++) {
      try {
        if (get("/actuator/health/readiness").contains("\"UP\"")) {
          return;
        }
      } catch (IOException _) {
        // Not yet.
      }
      Thread.sleep(Duration.ofMillis(100));
    }
    throw new IllegalStateException("the notifier is not ready after a minute");
  }

  private String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  Connection sql() throws SQLException {
    Environment environment = stack.environment();
    return DriverManager.getConnection(
        environment.databaseUrl(), environment.databaseUser(), environment.databasePassword());
  }

  /// Subscribes a tenant of its own, `<prefix><n>`, to everything, for each n; at the path
  /// `/<prefix><n>`.
  void subscribe(String prefix, int count) throws SQLException {
    subscribe(prefix, count, "http://" + sink.address());
  }

  void subscribe(String prefix, int count, String receiver) throws SQLException {
    SecretBox box = new SecretBox(stack.environment().secretKey());
    try (Connection connection = sql();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into subscription (id, tenant, channel, host, url_sealed, secret_sealed)
                values (?, ?, 'webhook', 'a host', ?, ?)
                """)) {
      for (int i = 0; i < count; i++) {
        String id = prefix + i;
        insert.setString(1, id);
        insert.setString(2, id);
        insert.setBytes(3, box.seal(receiver + "/" + id, id + "/url"));
        insert.setBytes(4, box.seal(SECRET, id + "/secret"));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /// Puts deliveries straight into the queue, round robin over `<prefix>0…`, due at once.
  void enqueue(String prefix, int subscriptions, int count) throws SQLException {
    try (Connection connection = sql();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into delivery (id, subscription_id, tenant, channel, event_id, event_type,
                                      subject, traceparent, body, due_at, created_at)
                select 'msg_' || gen_random_uuid(), ? || n % ?, 't', 'webhook', 'e',
                       'io.cloudcostguard.plan.estimated.v1', 's',
                       '00-' || md5(n::text) || '-0123456789abcdef-01', ?, now(), now()
                from generate_series(1, ?) n
                """)) {
      insert.setString(1, prefix);
      insert.setInt(2, subscriptions);
      insert.setString(3, "{\"text\":\"" + "x".repeat(1000) + "\"}");
      insert.setInt(4, count);
      insert.executeUpdate();
    }
  }

  /// Publishes an event for a tenant; its body has the time.
  void publish(String tenant) {
    Instant now = Instant.now();
    Map<String, Object> alert =
        Map.of(
            "alert",
            "firing",
            "id",
            UUID.randomUUID(),
            "budgetId",
            tenant + "/p",
            "tenant",
            tenant,
            "project",
            "p",
            "monthlyLimit",
            Map.of("amount", "1200", "currency", "USD"),
            "planned",
            "1488.75",
            "planId",
            "plan",
            "cause",
            "EXCEEDED",
            "notPriced",
            2);
    ObjectNode value = Json.MAPPER.valueToTree(alert);
    ProducerRecord<byte[], byte[]> event =
        new ProducerRecord<>(
            Topics.ALERTS.name(),
            tenant.getBytes(UTF_8),
            Json.MAPPER.writeValueAsBytes(value.put("episode", 1)));
    new EventHeaders(
            UUID.randomUUID().toString(),
            EventType.ALERT_FIRING,
            "/benchmarks",
            tenant + "/p",
            now,
            TraceParent.continuing(null))
        .writeTo(event.headers());
    var _ = producer.send(event);
  }

  /// A figure of the notifier's own, summed over its labels.
  ///
  /// @param name may go on with some of the labels, as far as they come first
  double figure(String name) throws IOException, InterruptedException {
    return get("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith(name))
        .filter(line -> " {,}".indexOf(line.charAt(name.length())) >= 0)
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  long count(String query) throws SQLException {
    try (Connection connection = sql();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  void print(String query) throws SQLException {
    try (Connection connection = sql();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        System.out.println(row.getString(1));
      }
    }
  }

  /// Resident memory of the notifier's process in MB.
  long residentMegabytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + notifier.pid() + "/status"))) {
      String line = lines.filter(one -> one.startsWith("VmRSS:")).findFirst().orElseThrow();
      return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
  }

  CpuTime cpuTime() throws SQLException {
    try (Connection connection = sql();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return CpuTime.now(notifier.pid(), row.getLong(1));
    }
  }

  @Override
  public void close() {
    producer.close();
    notifier.close();
    stack.close();
  }
}

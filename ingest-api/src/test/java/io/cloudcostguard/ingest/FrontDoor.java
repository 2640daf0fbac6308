package io.cloudcostguard.ingest;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import tools.jackson.databind.JsonNode;

/// The running service, on a real broker and a real database, as a client sees it. One for all
/// tests.
public final class FrontDoor {

  private static final String PUBLISH_TIMEOUT = "--ccg.ingest.publish-timeout=";

  public static final String TOKEN = "a-token-for-tests";
  public static final String SECRET_KEY = SecretBox.newKey();

  private static final FrontDoor OPEN = new FrontDoor();

  private final EmbeddedPostgres postgres = startPostgres();
  private final EmbeddedKafkaKraftBroker broker = startBroker();

  /// It leaves run tasks to the instances that a test starts for them.
  private final ConfigurableApplicationContext service =
      start(broker, "--ccg.run-tasks.max-in-flight=0");

  /// Of the webhooks of forges.
  public static final String HOOK_SECRET = "a-secret-only-for-tests";

  private final HttpClient http = HttpClient.newHttpClient();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", broker.getBrokersAsString(), "linger.ms", 0),
          new StringSerializer(),
          new ByteArraySerializer());

  public static FrontDoor open() {
    return OPEN;
  }

  public static EmbeddedKafkaKraftBroker startBroker() {
    EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.afterPropertiesSet();
    return broker;
  }

  private static EmbeddedPostgres startPostgres() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start();
      try (Connection admin = postgres.getPostgresDatabase().getConnection();
          Statement sql = admin.createStatement()) {
        sql.execute("create role ccg login password 'only-for-tests'");
        sql.execute("create database ccg owner ccg");
      }
      return postgres;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Another instance of the service on the same database.
  public ConfigurableApplicationContext start(EmbeddedKafkaKraftBroker on, String... more) {
    return IngestApplication.start(arguments(on, more));
  }

  /// What an instance is started with.
  public String[] arguments(EmbeddedKafkaKraftBroker on, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + on.getBrokersAsString(),
                "--spring.datasource.url=" + databaseUrl(),
                "--spring.datasource.username=ccg",
                "--spring.datasource.password=only-for-tests",
                "--ccg.api.token=" + TOKEN,
                "--ccg.hooks.secrets.default=" + HOOK_SECRET,
                "--ccg.secret-key=" + SECRET_KEY,
                // Tests of every route send many wrong ones.
                "--ccg.limit.wrong-tokens-per-minute=100000",
                "--logging.structured.format.console=",
                "--logging.level.root=warn"));
    for (String one : more) {
      String name = one.split("=", 2)[0] + "=";
      args.removeIf(each -> each.startsWith(name));
    }
    args.addAll(List.of(more));
    if (args.stream().noneMatch(each -> each.startsWith(PUBLISH_TIMEOUT))) {
      args.add(PUBLISH_TIMEOUT + "30s"); // the machine may be busy with other modules' tests
    }
    return args.toArray(String[]::new);
  }

  public EmbeddedKafkaKraftBroker broker() {
    return broker;
  }

  public String databaseUrl() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/ccg";
  }

  public Connection database() throws Exception {
    return DriverManager.getConnection(databaseUrl(), "ccg", "only-for-tests");
  }

  /// Runs `work` while the database lets no client in.
  public void withoutDatabase(Work work) throws Exception {
    admin("alter database ccg with allow_connections false");
    admin("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'ccg'");
    try {
      work.run();
    } finally {
      admin("alter database ccg with allow_connections true");
      part(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
      await().until(() -> get("/v1/estimates").status() == 200);
    }
  }

  private void admin(String statement) throws Exception {
    try (Connection admin = postgres.getPostgresDatabase().getConnection();
        Statement sql = admin.createStatement()) {
      sql.execute(statement);
    }
  }

  /// What may fail.
  public interface Work {
    void run() throws Exception;
  }

  /// A part of the running service.
  public <T> T part(Class<T> type) {
    return service.getBean(type);
  }

  /// The same by its name.
  public <T> T part(String name, Class<T> type) {
    return service.getBean(name, type);
  }

  public int port() {
    return portOf(service);
  }

  public static int portOf(ConfigurableApplicationContext service) {
    return Integer.parseInt(service.getEnvironment().getProperty("local.server.port"));
  }

  /// A connection to speak HTTP on by hand.
  public Socket connect() throws IOException {
    return new Socket("127.0.0.1", portOf(service));
  }

  /// A request with the token.
  public HttpRequest.Builder request(String path) {
    return request(portOf(service), path).header("Authorization", "Bearer " + TOKEN);
  }

  public static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  public Answer send(HttpRequest.Builder request) throws Exception {
    return new Answer(http.send(request.build(), BodyHandlers.ofString()));
  }

  public Answer get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer post(String path, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer send(String method, String path, String body) throws Exception {
    return send(request(path).method(method, BodyPublishers.ofString(body)));
  }

  /// An answer of the service.
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public JsonNode json() {
      return Json.MAPPER.readTree(response.body());
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  /// What was published of an accepted plan.
  public PlanSubmitted submitted(Answer answer) {
    String id = answer.json().path("id").asString();
    return records(Topics.PLANS, r -> id.equals(EventHeaders.text(r.headers(), "ce_id"))).stream()
        .map(r -> Json.MAPPER.readValue(r.value(), PlanSubmitted.class))
        .findFirst()
        .orElseThrow();
  }

  public void publish(ProducerRecord<String, byte[]> record) throws Exception {
    producer.send(record).get();
  }

  /// Every record of a topic that matches, of those there now.
  public List<ConsumerRecord<String, byte[]>> records(
      Topic<?> topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.getBrokersAsString()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < topic.partitions(); i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found.stream().filter(wanted).toList();
  }
}

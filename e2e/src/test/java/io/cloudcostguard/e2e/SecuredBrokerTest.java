package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.e2e.deploy.ServiceAcls;
import io.cloudcostguard.estimator.EstimatorApplication;
import io.cloudcostguard.health.KafkaClientSettings;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.notifier.NotifierApplication;
import io.cloudcostguard.pricing.PricingLoaderApplication;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.demo.Receiver;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/// All services on a broker that wants TLS and a password, each with the permissions that it needs
/// there and in the database, and no more.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredBrokerTest {

  /// What PostgreSQL calls insufficient_privilege.
  private static final String NO_PERMISSION = "42501";

  /// No fault; but without a notary's key nothing is signed, so that nothing can be proven
  /// complete.
  private static final int INCOMPLETE = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final byte[] PLAN = plan();

  /// An estimator that does not start keeps the lock of its folder until its process ends.
  private static final AtomicInteger STARTED = new AtomicInteger();

  /// Of PostgreSQL. The estimator knows no database.
  private static final Map<Service, String> ROLES =
      Map.of(
          Service.INGEST_API, "ccg_ingest_api",
          Service.NOTIFIER, "ccg_notifier",
          Service.PRICING_LOADER, "ccg_pricing_loader");

  @TempDir static Path folder;
  private static SecuredBroker broker;
  private static EmbeddedDatabase database;
  private static Receiver receiver;
  private static Environment environment;

  @BeforeAll
  static void start() throws Exception {
    broker = SecuredBroker.start(folder);
    database =
        EmbeddedDatabase.start(
            folder.resolve("postgres"), folder.resolve("binaries"), "a-password-of-the-tests");
    try (Connection admin =
            DriverManager.getConnection(database.url(), "postgres", database.password());
        Statement sql = admin.createStatement()) {
      sql.execute(Files.readString(Path.of("../deploy/postgres/roles.sql")));
      for (String role : ROLES.values()) {
        sql.execute(
            "create role %s_login login password '%s' in role %s"
                .formatted(role, database.password(), role));
      }
    }
    receiver = Receiver.start();
    environment =
        new Environment(
            broker.address(),
            database.url(),
            database.user(),
            database.password(),
            SecretBox.newKey(),
            folder.resolve("estimator"),
            0,
            List.of(receiver.address()));
  }

  @AfterAll
  static void stop() throws Exception {
    receiver.close();
    database.close();
    broker.close();
  }

  @Test
  @Order(1)
  void isAsGoodAsAnyOtherToEveryClient() throws Exception {
    Map<String, String> operator = broker.client(ServiceAcls.OPERATOR, SecuredBroker.PASSWORD);
    Path file = propertiesFile("operator", operator);
    List<ILoggingEvent> logged = logOfKafka();
    Map<Service, ConfigurableApplicationContext> running = new EnumMap<>(Service.class);
    try {
      for (Service service : Service.values()) {
        Path own =
            propertiesFile(
                service.name(), broker.client(ServiceAcls.user(service), SecuredBroker.PASSWORD));
        running.put(service, start(service, Map.of(KafkaClientSettings.FILE, own.toString())));
      }
      ApiClient api = new ApiClient(url(running.get(Service.INGEST_API)), null);
      for (ConfigurableApplicationContext service : running.values()) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(readiness(service).statusCode())
                    .as(readiness(service).body())
                    .isEqualTo(200));
      }
      api.call(
          "POST",
          "/v1/subscriptions",
          "{\"channel\":\"webhook\",\"project\":\"shop\",\"url\":\"http://%s/hook\"}"
              .formatted(receiver.address()));
      String id = api.submit(PLAN, "shop", "prod");

      assertThat(api.estimate(id)).contains(id);
      assertThat(receiver.next(60).body()).contains(id);
      assertThat(
              api.exchange("GET", "/v1/pipeline/backlog", null)
                  .json()
                  .path("groups")
                  .findValuesAsString("group"))
          .contains("ccg-estimator", "ccg-ingest-read-model", "ccg-notifier");
      KafkaClientSettings client = KafkaClientSettings.of(operator);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliveries(client)).isNotEmpty());
      Verification verification = new Audit(broker.address(), client).verify(_ -> {});
      assertThat(verification.counts().identical()).isEqualTo(1);
      assertThat(verification.isFaultless()).isTrue();
      assertThat(verify(file)).isEqualTo(INCOMPLETE);
    } finally {
      running.values().forEach(ConfigurableApplicationContext::close);
    }
    assertThat(logged)
        .extracting(ILoggingEvent::getFormattedMessage)
        .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
        .noneMatch(line -> line.contains("canary-b7d1"));
  }

  /// After the services have run, so that there are tables.
  @ParameterizedTest
  @CsvSource({
    "ccg_ingest_api, create table other (id int)",
    "ccg_ingest_api, alter table estimate add column other int",
    "ccg_ingest_api, drop table estimate",
    "ccg_ingest_api, delete from price_entry",
    "ccg_ingest_api, delete from flyway_schema_history",
    "ccg_notifier, create table other (id int)",
    "ccg_notifier, select 1 from api_key",
    "ccg_notifier, select 1 from estimate",
    "ccg_notifier, delete from price_entry",
    "ccg_pricing_loader, truncate price_entry",
    "ccg_pricing_loader, select 1 from subscription",
    "ccg_pricing_loader, select 1 from estimate"
  })
  @Order(2)
  void letsNoServiceDoMoreInTheDatabaseThanItHasTo(String role, String statement)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.url(), role + "_login", database.password());
        Statement sql = connection.createStatement()) {
      assertThatThrownBy(() -> sql.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused -> assertThat(refused.getSQLState()).isEqualTo(NO_PERMISSION));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ccg-notifier, ccg.plans",
    "ccg-notifier, ccg.estimates",
    "ccg-ingest-api, ccg.estimates",
    "ccg-ingest-api, ccg.prices",
    "ccg-estimator-stream, ccg.plans",
    "ccg-pricing-loader, ccg.budgets",
    "operator, ccg.plans"
  })
  void letsNoServiceWriteWhatAnotherDoes(String user, String topic) {
    Map<String, Object> config =
        KafkaClientSettings.of(broker.client(user, SecuredBroker.PASSWORD))
            .with(Map.of("bootstrap.servers", broker.address(), "max.block.ms", 20_000));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      assertThat(producer.send(new ProducerRecord<>(topic, new byte[1])))
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withCauseInstanceOf(TopicAuthorizationException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void letsNobodyInWithAWrongPassword(Service service) {
    assertThatThrownBy(() -> start(service, broker.client("wrong")).close())
        .hasRootCauseInstanceOf(SaslAuthenticationException.class)
        .rootCause()
        .hasMessageContaining("Invalid username or password");
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(60)
  void isRefusedWithAnUnknownCertificate(Service service) {
    Map<String, String> strangers = new HashMap<>(broker.client("any"));
    strangers.remove("ssl.truststore.location");
    strangers.remove("ssl.truststore.password");

    assertThatThrownBy(() -> start(service, strangers).close())
        .satisfies(e ->
            assertThat(causes(e)).hasAtLeastOneElementOfType(SslAuthenticationException.class));
  }

  @Test
  @Timeout(60)
  void tellsTheCommandLineInASentence() throws Exception {
    assertThatThrownBy(() ->
            new Audit(broker.address(), KafkaClientSettings.of(broker.client("wrong")))
                .verify(_ -> {}))
        .hasMessageContaining("Invalid username or password");
  }

  // Steps

  /// Its exit code.
  private static int verify(Path file) {
    return new CommandLine(new AuditCommand())
        .execute("verify", "--kafka", broker.address(), "--kafka-properties", file.toString());
  }

  private static ConfigurableApplicationContext start(Service service, Map<String, String> client) {
    List<String> args = new ArrayList<>(environment.asArguments());
    args.removeIf(arg -> arg.startsWith("--ccg.kafka.client."));
    client.forEach((name, value) -> args.add("--ccg.kafka.client." + name + "=" + value));
    args.removeIf(arg -> arg.startsWith("--spring.datasource.username="));
    args.add("--spring.datasource.username=" + ROLES.getOrDefault(service, "none") + "_login");
    args.add("--spring.flyway.user=" + database.user());
    args.add("--spring.flyway.password=" + database.password());
    args.add("--server.port=0");
    args.removeIf(arg -> arg.startsWith("--ccg.estimator.state-dir="));
    args.add("--ccg.estimator.state-dir=" + folder.resolve("state" + STARTED.incrementAndGet()));
    String[] all = args.toArray(String[]::new);
    return switch (service) {
      case INGEST_API -> IngestApplication.start(all);
      case NOTIFIER -> NotifierApplication.start(all);
      case ESTIMATOR_STREAM -> EstimatorApplication.start(all);
      case PRICING_LOADER -> PricingLoaderApplication.start(all);
    };
  }

  private static String url(ConfigurableApplicationContext service) {
    return "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
  }

  private static HttpResponse<String> readiness(ConfigurableApplicationContext service)
      throws Exception {
    URI uri = URI.create(url(service) + "/actuator/health/readiness");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static List<String> deliveries(KafkaClientSettings client) {
    List<String> keys = new ArrayList<>();
    new TopicReader(broker.address(), client)
        .read(Topics.DELIVERIES, record -> keys.add(record.key()));
    return keys;
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  private static List<ILoggingEvent> logOfKafka() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.list = new CopyOnWriteArrayList<>();
    appender.start();
    Logger kafka = (Logger) LoggerFactory.getLogger("org.apache.kafka");
    kafka.setLevel(Level.INFO);
    kafka.addAppender(appender);
    return appender.list;
  }

  private static Path propertiesFile(String name, Map<String, String> settings) throws Exception {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = folder.resolve(name + ".properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  private static byte[] plan() {
    try {
      return Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

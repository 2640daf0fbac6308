package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.actuals.bill.BillFile;
import io.cloudcostguard.actuals.load.ImportBills;
import io.cloudcostguard.actuals.load.ImportOptions;
import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.dlq.DlqCommand;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.demo.Receiver;
import io.cloudcostguard.standalone.doctor.DoctorCommand;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import io.cloudcostguard.standalone.secrets.SecretsCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/// All four services on a real broker and a real database: a plan over HTTP in, what the receivers
/// got out.
class PlanToDeliveryTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack/plan.json");
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

  /// This test has the whole bundled book; the others have the parts that they need.
  private static final String BUNDLED = "ccg.pricing.bundled";

  private static final String OLD_KEY = SecretBox.newKey();
  private static final String KEYS = SecretBox.newKey() + "," + OLD_KEY;

  @TempDir static Path folder;
  private static Infrastructure infrastructure;
  private static Receiver receiver;
  private static SpanCollector collector;
  private static Environment environment;
  private static Services services;
  private static ApiClient api;

  /// What arrived, by channel, project and event.
  private static final Map<String, List<Receiver.Call>> ARRIVED = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(BUNDLED, "aws,azure,google");
    infrastructure = Infrastructure.start(folder);
    receiver = Receiver.start();
    collector = SpanCollector.start();
    System.setProperty("ccg.traces.endpoint", collector.url());
    System.setProperty("ccg.traces.every", "200ms");
    environment =
        new Environment(
            infrastructure.kafka(),
            infrastructure.databaseUrl(),
            infrastructure.databaseUser(),
            infrastructure.databasePassword(),
            KEYS,
            folder.resolve("estimator"),
            0,
            List.of(receiver.address()));
    services = Services.start(environment, EnumSet.allOf(Service.class));
    api = new ApiClient(services.url(Service.INGEST_API), null);
    Thread.ofVirtual().start(PlanToDeliveryTest::takeCalls);
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    receiver.close();
    collector.close();
    infrastructure.close();
    System.clearProperty(BUNDLED);
    System.clearProperty("ccg.traces.endpoint");
    System.clearProperty("ccg.traces.every");
  }

  @Test
  void deliversTheEstimateOfAPlan() throws Exception {
    // Given
    JsonNode webhook = subscribe("webhook", "delivers");
    subscribe("slack", "delivers");

    // When
    String id = submit("delivers", Files.readAllBytes(SAMPLE));

    // Then
    PlanEstimated estimate = estimate(id);
    assertThat(estimate.after().known()).isGreaterThan(estimate.before().known());
    assertThat(estimate.coverage().unsupported()).isZero();
    assertThat(estimate.catalogueVersion()).isEqualTo(1);

    Receiver.Call call = onlyCall("/webhook/delivers");
    new Webhook(webhook.get("secret").asString())
        .verify(call.body(), HttpHeaders.of(call.headers(), (_, _) -> true));
    assertThat(call.header("traceparent")).contains(TRACE_ID);
    assertThat(Json.MAPPER.readTree(call.body()).at("/data/id").asString()).isEqualTo(id);

    assertThat(Json.MAPPER.readTree(onlyCall("/slack/delivers").body()).path("blocks").size())
        .isPositive();
    await()
        .untilAsserted(() ->
            assertThat(logged(id))
                .haveExactly(1, saying("plan accepted"))
                .haveExactly(1, saying("plan settled", "outcome=\"estimated\""))
                .haveExactly(2, saying("delivery attempted", "outcome=\"delivered\"")));
  }

  /// The lines of every service that name a plan.
  private static List<String> logged(String id) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("target/e2e.log"))) {
      return lines.filter(line -> line.contains(id)).toList();
    }
  }

  private static Condition<String> saying(String... texts) {
    return new Condition<>(
        line -> Stream.of(texts).allMatch(line::contains), "a line with %s", List.of(texts));
  }

  @Test
  void everyServiceShowsTheLatencyOfItsDependencies() throws Exception {
    for (Service service : Service.values()) {
      HttpResponse<String> ready =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(services.url(service) + "/actuator/health/readiness"))
                      .build(),
                  BodyHandlers.ofString());

      JsonNode components = Json.MAPPER.readTree(ready.body()).path("components");
      assertThat(ready.statusCode()).as("%s: %s", service, ready.body()).isEqualTo(200);
      assertThat(components.at("/kafka/details/latencyMillis").isNumber())
          .as(ready.body())
          .isTrue();
      assertThat(components.has("database")).isEqualTo(service != Service.ESTIMATOR_STREAM);
      components
          .propertyStream()
          .filter(component -> component.getKey().equals("database"))
          .forEach(database ->
              assertThat(database.getValue().at("/details/latencyMillis").isNumber()).isTrue());
    }
  }

  @Test
  void alertsOnceWhenABudgetIsCrossed() throws Exception {
    // Given
    subscribe("webhook", "budgeted");
    api.call(
        "PUT",
        "/v1/projects/budgeted/budget",
        "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");

    // When
    for (int i = 0; i < 3; i++) {
      estimate(submit("budgeted", Files.readAllBytes(SAMPLE)));
    }

    // Then
    await()
        .untilAsserted(
            () -> assertThat(calls("/webhook/budgeted")).filteredOn(isAlert(false)).hasSize(3));
    await()
        .untilAsserted(
            () -> assertThat(calls("/webhook/budgeted")).filteredOn(isAlert(true)).hasSize(1));
    assertThat(records(Topics.ALERTS)).filteredOn(r -> r.contains("\"budgeted\"")).hasSize(1);
  }

  @Test
  void keepsSecretsOutOfTopicsTablesAndLogs() throws Exception {
    // Given
    String canary = "canary5f3a9c71";
    byte[] plan = Canary.inEveryOtherAttribute(Files.readAllBytes(SAMPLE), canary);
    assertThat(new String(plan, StandardCharsets.UTF_8)).contains(canary);

    // When
    PlanEstimated estimate = estimate(submit("canary", plan));

    // Then
    assertThat(estimate.after().known())
        .isEqualByComparingTo(
            estimate(submit("canary", Files.readAllBytes(SAMPLE))).after().known());
    for (Topic<?> topic : Topics.ALL) {
      assertThat(records(topic)).as(topic.name()).noneMatch(record -> record.contains(canary));
    }
    assertThat(databaseAsText()).doesNotContain(canary).contains(estimate.id());
    assertThat(Files.readString(Path.of("target/e2e.log"))).isNotBlank().doesNotContain(canary);
  }

  @Test
  void provesEveryEstimate() throws Exception {
    estimate(submit("audited", Files.readAllBytes(SAMPLE)));

    List<String> messages = new ArrayList<>();
    Verification verification = new Audit(infrastructure.kafka()).verify(messages::add);

    assertThat(messages).isEmpty();
    assertThat(verification.counts().identical())
        .isPositive()
        .isEqualTo(verification.counts().plans());
    assertThat(verification.isFaultless()).isTrue();
  }

  @Test
  void tellsThePlansWayAsOneTrace() throws Exception {
    // Given
    subscribe("webhook", "traced");
    api.call(
        "PUT",
        "/v1/projects/traced/budget",
        "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
    await()
        .untilAsserted(() ->
            assertThat(
                    api.exchange("GET", "/v1/projects/traced/budget", null).json().has("standing"))
                .isTrue());

    // When
    String id = submit("traced", Files.readAllBytes(SAMPLE));
    await().untilAsserted(() -> assertThat(calls("/webhook/traced")).hasSize(2));

    // Then each hop is the child of the one before, to the request that the receiver got
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(NoSuchElementException.class)
        .untilAsserted(() -> {
          SpanCollector.Seen estimated = span("estimator-stream", "plan.estimated", id);
          SpanCollector.Seen asked = parent(estimated);
          assertThat(asked.name()).isEqualTo("POST /v1/plans");
          assertThat(asked.service()).isEqualTo("ingest-api");
          assertThat(asked.parent()).isEqualTo("b7ad6b7169203331");
          SpanCollector.Seen alert =
              collector.spans().stream()
                  .filter(one -> one.name().equals("budget.alert.firing"))
                  .filter(one -> one.parent().equals(estimated.id()))
                  .findFirst()
                  .orElseThrow();
          assertThat(calls("/webhook/traced"))
              .extracting(call -> call.header("traceparent").split("-")[2])
              .allSatisfy(sent -> {
                SpanCollector.Seen delivered =
                    collector.spans().stream()
                        .filter(one -> one.id().equals(sent))
                        .findFirst()
                        .orElseThrow();
                assertThat(delivered.name()).isEqualTo("deliver webhook");
                assertThat(delivered.trace()).isEqualTo(TRACE_ID);
                assertThat(delivered.parent()).isIn(estimated.id(), alert.id());
              });
        });
  }

  @Test
  void replaysADeadLetterOnceAndAuditsIt() throws Exception {
    // Given a record that the database does not take for now
    sql(
        "alter table audit_record add constraint not_this check (path <>"
            + " '/v1/projects/letters/budget') not valid");
    api.call(
        "PUT",
        "/v1/projects/letters/budget",
        "{\"monthlyLimit\":{\"amount\":\"9.00\",\"currency\":\"USD\"}}");
    String letter =
        await()
            .until(
                () ->
                    dlq("list", "--topic", "ccg.audit", "--reason", "sqlstate 23514")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("ingest/"))
                        .map(line -> line.split(" ")[0])
                        .findFirst()
                        .orElse(""),
                id -> !id.isEmpty());
    assertThat(dlq("show", letter).out())
        .contains("dlq_reason: The database refuses a value of it (SQLSTATE 23514).")
        .contains("\"tenant\" : \"default\"")
        .contains("\"actor\" : \"… 8 characters\"");
    sql("alter table audit_record drop constraint not_this");

    // When
    assertThat(dlq("replay", letter, "--because", "the constraint is gone").out())
        .contains(letter + " is replayed.");
    assertThat(dlq("replay", letter))
        .isEqualTo(new CommandRun(0, letter + " was replayed before.\n"));

    // Then
    await()
        .untilAsserted(() ->
            assertThat(databaseAsText())
                .contains("/v1/projects/letters/budget", "/dlq/" + letter, "constraint is gone"));
    assertThat(dlq("list").out()).doesNotContain(letter);
    assertThat(dlq("list", "--all", "--json").out()).contains(letter, "\"state\" : \"replayed\"");
  }

  @Test
  void dropsDeadLettersWithAReasonOnly() throws Exception {
    publishUnreadableCancellation();
    String letter =
        await()
            .until(
                () ->
                    dlq("list", "--topic", "ccg.cancellations")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("estimator/"))
                        .map(line -> line.split(" ")[0])
                        .findFirst()
                        .orElse(""),
                id -> !id.isEmpty());

    assertThat(dlq("show", letter).out())
        .contains("not JSON, so not shown")
        .doesNotContain("canary-");
    assertThat(dlq("replay", letter))
        .isEqualTo(new CommandRun(1, letter + " is not replayed. Cancel the plan again.\n"));
    assertThat(dlq("drop", letter).code()).isNotZero();
    assertThat(dlq("drop", letter, "--because", "a test wrote it").out())
        .contains(letter + " is dropped.");
    assertThat(dlq("list", "--topic", "ccg.cancellations").out()).doesNotContain(letter);
  }

  @Test
  void findsWhatIsWrongWithTheDeployment() throws Exception {
    Map<String, String> env =
        new HashMap<>(
            Map.of(
                "CCG_DB_URL", infrastructure.databaseUrl(),
                "CCG_DB_USER", infrastructure.databaseUser(),
                "CCG_DB_PASSWORD", infrastructure.databasePassword(),
                "CCG_SECRET_KEY", KEYS,
                "CCG_API_TOKEN", "0123456789abcdef0123456789abcdef"));
    subscribe("webhook", "examined");

    assertThat(doctor(env).out())
        .contains("OK       topics", "OK       database", "OK       services")
        .contains("CCG_SECRET_KEY: It opens all")
        .doesNotContain(infrastructure.databasePassword(), OLD_KEY, "FAULT");

    setting("retention.ms", "1000");
    env.put("CCG_SECRET_KEY", SecretBox.newKey());
    env.put("CCG_API_TOKEN", "short");
    CommandRun ill = doctor(env);
    setting("retention.ms", "-1");
    assertThat(ill.code()).isEqualTo(1);
    assertThat(ill.out())
        .contains("FAULT    topics     ccg.price-changes: ccg.price-changes has retention.ms=1000")
        .contains("--entity-name ccg.price-changes --add-config retention.ms=-1")
        .contains("CCG_API_TOKEN: It has fewer than 32 characters")
        .contains("were encrypted with another key")
        .doesNotContain("short");
  }

  @Test
  void encryptsAgainUnderANewKeyWhileServicesRun() throws Exception {
    // Given a subscription that the old key has encrypted
    String id = subscribe("webhook", "rotated").get("id").asString();
    String url = "http://" + receiver.address() + "/webhook/rotated";
    SecretBox box = new SecretBox(KEYS);
    seal(id, new SecretBox(OLD_KEY).seal(url, id + "/url"));
    estimate(submit("rotated", Files.readAllBytes(SAMPLE)));
    await().untilAsserted(() -> assertThat(calls("/webhook/rotated")).hasSize(1));

    // When
    Map<String, String> env =
        Map.of(
            "CCG_DB_URL", infrastructure.databaseUrl(),
            "CCG_DB_USER", infrastructure.databaseUser(),
            "CCG_DB_PASSWORD", infrastructure.databasePassword(),
            "CCG_SECRET_KEY", KEYS);
    CommandRun run = CommandRun.of(new SecretsCommand(env), "rotate");

    // Then
    assertThat(run.out()).contains("1 encrypted again, 0 under no key");
    assertThat(run.code()).isZero();
    assertThat(box.isCurrent(sealed(id), id + "/url")).isTrue();
    assertThat(CommandRun.of(new SecretsCommand(env), "rotate").out())
        .contains("subscription.url_sealed")
        .doesNotContain("1 encrypted again");
    estimate(submit("rotated", Files.readAllBytes(SAMPLE)));
    await().untilAsserted(() -> assertThat(calls("/webhook/rotated")).hasSize(2));
  }

  // Steps

  private static CommandRun dlq(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--kafka", infrastructure.kafka()));
    return CommandRun.of(new DlqCommand(), all.toArray(String[]::new));
  }

  private static CommandRun doctor(Map<String, String> env) {
    return CommandRun.of(
        new DoctorCommand(env),
        "--kafka",
        infrastructure.kafka(),
        "--service",
        "ingest-api=" + services.url(Service.INGEST_API));
  }

  private static SpanCollector.Seen span(String service, String name, String about) {
    return collector.spans().stream()
        .filter(one -> one.service().equals(service))
        .filter(one -> one.name().equals(name) && one.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private static SpanCollector.Seen parent(SpanCollector.Seen span) {
    return collector.spans().stream()
        .filter(one -> one.id().equals(span.parent()))
        .findFirst()
        .orElseThrow();
  }

  private static void publishUnreadableCancellation() throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", infrastructure.kafka()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.CANCELLATIONS.name(),
                  "default/unreadable".getBytes(StandardCharsets.UTF_8),
                  "{canary-".getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  private static void setting(String name, String value) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", infrastructure.kafka()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.PRICE_CHANGES.name()),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      await()
          .until(() -> {
            var resource =
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.PRICE_CHANGES.name());
            return admin
                .describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value()
                .equals(value);
          });
    }
  }

  private static void sql(String statement) throws Exception {
    try (Connection connection = connection()) {
      connection.createStatement().execute(statement);
    }
  }

  private static void seal(String subscription, byte[] url) throws Exception {
    try (Connection connection = connection();
        var update =
            connection.prepareStatement("update subscription set url_sealed = ? where id = ?")) {
      update.setBytes(1, url);
      update.setString(2, subscription);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static byte[] sealed(String subscription) throws Exception {
    try (Connection connection = connection();
        var query =
            connection.prepareStatement("select url_sealed from subscription where id = ?")) {
      query.setString(1, subscription);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBytes(1);
      }
    }
  }

  private static Connection connection() throws Exception {
    return DriverManager.getConnection(
        infrastructure.databaseUrl(),
        infrastructure.databaseUser(),
        infrastructure.databasePassword());
  }

  /// Imported twice, corrected down, and up again.
  @Test
  void tellsOnceThatABillPassesABudget() throws Exception {
    subscribe("webhook", "billed");
    api.call(
        "PUT",
        "/v1/actuals/rules",
        "{\"rules\":[{\"project\":\"billed\",\"workspace\":\"prod\",\"account\":\"4242\"}]}");
    api.call(
        "PUT",
        "/v1/projects/billed/budget",
        "{\"monthlyLimit\":{\"amount\":\"50\",\"currency\":\"USD\"}}");

    for (String cost : List.of("20", "60", "60", "10", "70")) {
      importBill(cost);
    }
    await()
        .untilAsserted(() ->
            assertThat(records(Topics.ACTUALS)).haveExactly(4, containing("\"bill\":\"service\"")));
    await()
        .until(() -> {
          try (Connection connection = connection();
              ResultSet row =
                  connection
                      .createStatement()
                      .executeQuery(
                          "select (select count(*) from bill_due) + (select count(*) from actual_outbox)")) {
            row.next();
            return row.getLong(1) == 0;
          }
        });

    assertThat(records(Topics.ACTUALS)).haveExactly(1, containing("\"bill\":\"alert\""));
    Receiver.Call call = onlyCall("/webhook/billed");
    assertThat(call.body())
        .contains("io.cloudcostguard.budget.bill.alert.v1", "\"kind\":\"ACTUAL\"");
  }

  private static Condition<String> containing(String text) {
    return new Condition<>(record -> record.contains(text), "a record with %s", text);
  }

  /// A bill of a day of last month.
  private static void importBill(String cost) throws Exception {
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusMonths(1).withDayOfMonth(1);
    Path bill = folder.resolve("bill.csv");
    Files.writeString(
        bill,
        """
        BilledCost,EffectiveCost,BillingAccountId,SubAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeClass,ProviderName,ServiceName,ResourceId
        %1$s,%1$s,4242,sub,USD,%2$sT00:00:00Z,%2$sT00:00:00Z,%3$sT00:00:00Z,Usage,,AWS,EC2,i-1
        """
            .formatted(cost, day, day.plusDays(1)));
    new ImportBills(
            new DriverManagerDataSource(
                infrastructure.databaseUrl(),
                infrastructure.databaseUser(),
                infrastructure.databasePassword()),
            _ -> {})
        .run(List.of(new BillFile("bill.csv", bill)), new ImportOptions("default", false, null));
  }

  private static JsonNode subscribe(String channel, String project) throws Exception {
    return api.call(
        "POST",
        "/v1/subscriptions",
        """
        {"channel":"%1$s","project":"%2$s","url":"http://%3$s/%1$s/%2$s"}\
        """
            .formatted(channel, project, receiver.address()));
  }

  private static String submit(String project, byte[] plan) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            services.url(Service.INGEST_API) + "/v1/plans?project=" + project))
                    .header("traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01")
                    .POST(BodyPublishers.ofByteArray(plan))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    String id = Json.MAPPER.readTree(response.body()).get("id").asString();
    assertThat(response.headers().firstValue("Location")).contains("/v1/estimates/" + id);
    return id;
  }

  private static PlanEstimated estimate(String id) throws Exception {
    return (PlanEstimated) Json.MAPPER.readValue(api.estimate(id), PlanOutcome.class);
  }

  private static void takeCalls() {
    try {
      while (true) {
        Receiver.Call call = receiver.next(3600);
        ARRIVED.computeIfAbsent(call.path(), _ -> new ArrayList<>()).add(call);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Receiver.Call> calls(String path) {
    return List.copyOf(ARRIVED.getOrDefault(path, List.of()));
  }

  private static Receiver.Call onlyCall(String path) {
    await().untilAsserted(() -> assertThat(calls(path)).hasSize(1));
    return calls(path).getFirst();
  }

  private static java.util.function.Predicate<Receiver.Call> isAlert(boolean expected) {
    return call -> call.body().contains("io.cloudcostguard.budget.alert") == expected;
  }

  // What is kept

  private static List<String> records(Topic<?> topic) {
    List<String> records = new ArrayList<>();
    new TopicReader(infrastructure.kafka())
        .read(
            topic,
            record -> {
              StringBuilder text = new StringBuilder().append(record.key());
              record
                  .headers()
                  .forEach(h -> text.append(EventHeaders.text(record.headers(), h.key())));
              if (record.value() != null) {
                text.append(new String(record.value(), StandardCharsets.UTF_8));
              }
              records.add(text.toString());
            });
    return records;
  }

  private static String databaseAsText() throws Exception {
    StringBuilder text = new StringBuilder();
    try (Connection connection = connection()) {
      Map<String, String> tables = new HashMap<>();
      try (ResultSet names =
          connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
        while (names.next()) {
          tables.put(names.getString("TABLE_NAME"), "");
        }
      }
      for (String table : tables.keySet()) {
        if (!table.startsWith("price")) {
          try (ResultSet rows =
              connection.createStatement().executeQuery("select t::text from " + table + " t")) {
            while (rows.next()) {
              text.append(rows.getString(1)).append('\n');
            }
          }
        }
      }
    }
    return text.toString();
  }
}

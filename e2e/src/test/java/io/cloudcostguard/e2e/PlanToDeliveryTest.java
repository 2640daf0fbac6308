package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.standalone.demo.Receiver;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// All four services on a real broker and a real database: a plan over HTTP in, what the receivers
/// got out.
class PlanToDeliveryTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack/plan.json");
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

  /// This test has the whole bundled book; the others have the parts that they need.
  private static final String BUNDLED = "ccg.pricing.bundled";

  @TempDir static Path folder;
  private static Infrastructure infrastructure;
  private static Receiver receiver;
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
    environment = infrastructure.environment(folder, List.of(receiver.address()));
    services = Services.start(environment, EnumSet.allOf(Service.class));
    api = new ApiClient(services.url(Service.INGEST_API), null);
    Thread.ofVirtual().start(PlanToDeliveryTest::takeCalls);
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    receiver.close();
    infrastructure.close();
    System.clearProperty(BUNDLED);
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

  // Steps

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
    try (Connection connection =
        DriverManager.getConnection(
            infrastructure.databaseUrl(),
            infrastructure.databaseUser(),
            infrastructure.databasePassword())) {
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

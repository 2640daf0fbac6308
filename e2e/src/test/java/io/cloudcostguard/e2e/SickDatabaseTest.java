package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.e2e.Client.Answer;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The database is there and is no good, in every way. [Client] gives up where an answer takes far
/// longer than is promised.
class SickDatabaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String PASSWORD = "a-password-of-the-tests";

  @TempDir static Path folder;
  private static EmbeddedBroker broker;
  private static EmbeddedDatabase database;
  private static Services services;
  private static Client api;
  private static Client notifier;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
    database =
        EmbeddedDatabase.start(folder.resolve("postgres"), folder.resolve("binaries"), PASSWORD);
    services =
        Services.start(
            new Environment(
                broker.bootstrapServers(),
                database.url(),
                database.user(),
                database.password(),
                SecretBox.newKey(),
                folder.resolve("estimator"),
                0,
                List.of()),
            EnumSet.of(Service.INGEST_API, Service.NOTIFIER));
    api = new Client(services.url(Service.INGEST_API));
    notifier = new Client(services.url(Service.NOTIFIER));
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    database.close();
    broker.close();
  }

  @AfterEach
  void everythingGoesOnAfterwards() throws Exception {
    String id = api.submit("project=after").json().path("id").asString();
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isStored(id));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> api.get("/v1/estimates").status() == 200);
    await().atMost(PATIENCE).until(() -> isUp(api) && isUp(notifier));
  }

  @Test
  void aLockedTableIsUnavailableAndNothingElseIs() throws Exception {
    try (Connection other = connect();
        Statement sql = other.createStatement()) {
      other.setAutoCommit(false);
      sql.execute("lock table estimate in access exclusive mode");

      assertThat(api.get("/v1/estimates").isUnavailable()).isTrue();
      assertThat(atOnce(40, () -> api.get("/v1/estimates"))).allMatch(Answer::isUnavailable);
      assertThat(api.get("/v1/subscriptions").status()).isEqualTo(200);
      assertThat(api.submit("project=locked").status()).isEqualTo(202);
      assertThat(isUp(api)).isTrue();
      other.rollback();
    }
  }

  @Test
  void aFrozenOneIsUnavailableOnEveryRouteAndPlansAreAccepted() throws Exception {
    List<String> paths = readablePaths();
    assertThat(paths).hasSizeGreaterThan(10).contains("/v1/estimates", "/v1/subscriptions");
    long postmaster =
        Long.parseLong(
            Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
    String accepted;
    try (Frozen _ = Frozen.process(postmaster)) {
      List<Callable<Answer>> requests = new ArrayList<>();
      paths.forEach(path -> requests.add(() -> api.get(path)));
      List<Answer> answers = atOnce(requests);

      assertThat(answers)
          .allSatisfy(answer ->
              // 404 and the like: refused before the database is asked.
              assertThat(
                      answer.isUnavailable()
                          || answer.status() / 100 == 4
                          || answer.status() == 200)
                  .as(answer.toString())
                  .isTrue());
      assertThat(answers.get(paths.indexOf("/v1/estimates")).isUnavailable()).isTrue();
      assertThat(api.get("/v1/estimates").isUnavailable()).isTrue();
      Answer plan = api.submit("project=frozen");
      accepted = plan.json().path("id").asString();
      assertThat(plan.status()).isEqualTo(202);
      assertDegraded();
      assertThat(notifier.readiness().status()).isEqualTo(503);
      assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
    }
    await().atMost(PATIENCE).ignoreExceptions().until(() -> isStored(accepted));
  }

  @Test
  void oneThatRefusesConnectionsIsUnavailableAndPlansAreAccepted() throws Exception {
    admin("alter database ccg with allow_connections false");
    cutConnections();
    try {
      assertThat(api.get("/v1/estimates").isUnavailable()).isTrue();
      assertThat(api.submit("project=refused").status()).isEqualTo(202);
      assertDegraded();
      assertThat(notifier.readiness().status()).isEqualTo(503);
    } finally {
      admin("alter database ccg with allow_connections true");
    }
  }

  @Test
  void aReadOnlyDatabaseIsReadAndRefusesChanges() throws Exception {
    admin("alter database ccg set default_transaction_read_only = on");
    cutConnections();
    try {
      await().atMost(PATIENCE).until(() -> api.get("/v1/estimates").status() == 200);
      Answer refused = subscribe("read-only");
      assertThat(refused.isUnavailable()).as(refused.toString()).isTrue();
      assertThat(refused.json().path("detail").asString()).contains("The database is read-only");
      assertThat(api.submit("project=read-only").status()).isEqualTo(202);
      assertDegraded();
      assertThat(api.readiness().json().at("/components/database/details/effect").asString())
          .contains("stored data can be read");
      assertThat(notifier.readiness().status()).isEqualTo(503);
    } finally {
      admin("alter database ccg set default_transaction_read_only = off");
      cutConnections();
    }
  }

  @Test
  void aSlowOneIsUnavailable() throws Exception {
    admin("alter table estimate rename to estimate_at_rest");
    admin(
        "create function slow() returns setof estimate_at_rest language plpgsql as $$ begin perform pg_sleep(60); end $$");
    admin("create view estimate as select * from slow()");
    admin("grant select on estimate to ccg");
    try {
      assertThat(api.get("/v1/estimates").isUnavailable()).isTrue();
      assertThat(api.submit("project=slow").status()).isEqualTo(202);
    } finally {
      admin("drop view estimate");
      admin("drop function slow()");
      admin("alter table estimate_at_rest rename to estimate");
    }
  }

  /// As PostgreSQL says it when its disk is full.
  @Test
  void aFullDiskIsUnavailable() throws Exception {
    admin(
        "create function no_room() returns trigger language plpgsql as $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$");
    for (String table : List.of("subscription", "submission", "estimate")) {
      admin("create trigger no_room before insert on " + table + " execute function no_room()");
    }
    try {
      assertThat(subscribe("full").isUnavailable()).isTrue();
      assertThat(api.get("/v1/subscriptions").status()).isEqualTo(200);
      assertThat(api.submit("project=full").status()).isEqualTo(202);
    } finally {
      admin("drop function no_room() cascade");
    }
  }

  // Steps

  /// Both doors say it: it stays behind its load balancer, and does not hide what is wrong.
  private static void assertDegraded() throws Exception {
    Answer readiness = api.readiness();
    assertThat(readiness.status()).isEqualTo(200);
    assertThat(readiness.json().at("/components/database/status").asString()).isEqualTo("DEGRADED");
    Answer ready = api.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.json().at("/status/database").asString()).startsWith("unhealthy");
  }

  private static boolean isUp(Client service) throws Exception {
    return service.readiness().json().path("status").asString().equals("UP");
  }

  private static Answer subscribe(String project) throws Exception {
    String body =
        "{\"channel\":\"webhook\",\"project\":\"%s\",\"url\":\"https://example.com/hook\"}"
            .formatted(project);
    return api.send("POST", "/v1/subscriptions", body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Answer> atOnce(int times, Callable<Answer> request) throws Exception {
    List<Callable<Answer>> requests = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      requests.add(request);
    }
    return atOnce(requests);
  }

  private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Answer> answer : executor.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  /// Every `GET /v1/…` of the document.
  private static List<String> readablePaths() throws Exception {
    Path document = Path.of("../ingest-api/src/main/resources/openapi.yaml");
    Map<String, Object> api =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(document));
    Map<?, ?> paths = (Map<?, ?>) api.get("paths");
    return paths.entrySet().stream()
        .filter(path ->
            ((Map<?, ?>) path.getValue()).get("get") instanceof Map<?, ?> get
                && !get.containsKey("x-not-sent"))
        .map(path -> path.getKey().toString().replaceAll("\\{[^/]+}", "x"))
        .filter(path -> path.startsWith("/v1/"))
        .toList();
  }

  private static boolean isStored(String id) throws SQLException {
    try (Connection connection = connect();
        Statement sql = connection.createStatement();
        ResultSet rows = sql.executeQuery("select 1 from submission where id = '" + id + "'")) {
      return rows.next();
    }
  }

  private static void cutConnections() throws SQLException {
    admin(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'ccg' and pid <> pg_backend_pid()");
  }

  private static void admin(String statement) throws SQLException {
    boolean inside = !statement.startsWith("alter database") && !statement.contains("pg_terminate");
    String url = inside ? database.url() : database.url().replace("/ccg", "/postgres");
    try (Connection connection = DriverManager.getConnection(url, "postgres", PASSWORD);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), "postgres", PASSWORD);
  }
}

package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.rebuild.RebuildCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/// A read model that was damaged, or restored from a backup, is built again from the topics, equal
/// to what it was.
class RebuildTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final String OVER = "EXCEEDED";
  private static final Path PLAN = Path.of("../examples/legacy-stack/plan.json");

  /// All that follow a topic, and some that do not.
  private static final List<String> TABLES =
      List.of(
          "estimate",
          "submission",
          "recommendation_set",
          "recommendation",
          "budget",
          "ledger_workspace",
          "ledger_standing",
          "audit_record",
          "approval",
          "budget_standing_day");

  @TempDir Path folder;

  @Test
  void givesTheSameTables() throws Exception {
    System.setProperty(BUNDLED, "aws/ec2,aws/ebs,aws/rds");
    try {
      Path data = folder.resolve("data");
      Map<String, List<String>> before;
      try (LocalStack stack = start(data)) {
        makeHistory(stack);
        before = tables(stack.environment());
        assertThat(before.get("recommendation")).isNotEmpty();
        assertThat(before.get("ledger_standing")).hasSize(1);
        damage(
            stack.environment(),
            before,
            "delete from estimate where project = 'shop'",
            "update estimate set after_known = 1",
            "delete from submission",
            "delete from recommendation_set",
            "update recommendation set monthly = 1, first_seen = now()",
            "update budget set amount = 9999",
            "update ledger_standing set planned = 1");
      }
      rebuild("read-model", data);
      try (LocalStack stack = start(data)) {
        assertThat(tables(stack.environment())).isEqualTo(before);
        damage(
            stack.environment(),
            before,
            "delete from budget",
            "update ledger_workspace set costs = '{}', position = position + 1000",
            "delete from ledger_standing");
      }
      rebuild("budgets", data);
      try (LocalStack stack = start(data)) {
        assertThat(tables(stack.environment())).isEqualTo(before);
      }
    } finally {
      System.clearProperty(BUNDLED);
    }
  }

  /// The drill of docs/operations.md: the database is lost, and its backup is of an earlier moment
  /// than the topics.
  @Test
  void completesADatabaseThatWasRestoredFromABackup() throws Exception {
    System.setProperty(BUNDLED, "aws/ec2,aws/ebs,aws/rds");
    try {
      Path data = folder.resolve("lost");
      Path postgres = data.resolve("postgres");
      Path backup = folder.resolve("backup");
      Map<String, List<String>> before;
      String late;
      try (LocalStack stack = start(data)) {
        ApiClient api = new ApiClient(stack.apiUrl(), null);
        api.estimate(api.submit(Files.readAllBytes(PLAN), "early", "prod"));
        Environment environment = stack.environment();
        OnlineBackup.take(
            environment.databaseUrl(), environment.databasePassword(), postgres, backup);
        makeHistory(stack, 1);
        late = api.submit(Files.readAllBytes(PLAN), "late", "prod");
        api.estimate(late);
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> rows(environment, "recommendation_set").size() == 5);
        before = tables(environment);
      }
      FileSystemUtils.deleteRecursively(postgres);
      Files.move(backup, postgres);
      rebuild("read-model", data);
      try (LocalStack stack = start(data)) {
        assertThat(tables(stack.environment())).isEqualTo(before);
        assertThat(new ApiClient(stack.apiUrl(), null).estimate(late)).contains(late);
        assertThat(new Audit(stack.kafka()).verify(_ -> {}).isFaultless()).isTrue();
      }
    } finally {
      System.clearProperty(BUNDLED);
    }
  }

  private static void makeHistory(LocalStack stack) throws Exception {
    makeHistory(stack, 0);
  }

  /// Budgets that are set, changed and removed, and plans that cross them.
  ///
  /// @param others plans that were submitted before
  private static void makeHistory(LocalStack stack, int others) throws Exception {
    ApiClient api = new ApiClient(stack.apiUrl(), null);
    setBudget(api, "shop", "100000.00");
    setBudget(api, "shop", "1.00");
    setBudget(api, "other", "1.00");
    api.call("DELETE", "/v1/projects/other/budget", "");
    byte[] plan = Files.readAllBytes(PLAN);
    api.estimate(api.submit(plan, "shop", "prod"));
    api.submit(plan, "shop", "test");
    api.submit(plan, "other", "test");
    Environment environment = stack.environment();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() ->
            rows(environment, "estimate").size() == 3 + others
                && rows(environment, "submission").size() == 3 + others
                && rows(environment, "recommendation_set").size() == 3 + others
                && rows(environment, "budget").size() == 1
                && rows(environment, "ledger_workspace").size() == 3 + others
                && rows(environment, "ledger_standing").size() == 1
                && rows(environment, "ledger_standing").getFirst().contains(OVER)
                && rows(environment, "audit_record").size() == 4);
  }

  private static void setBudget(ApiClient api, String project, String limit) throws Exception {
    api.call(
        "PUT",
        "/v1/projects/" + project + "/budget",
        "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"requiresApproval\":true}"
            .formatted(limit));
  }

  private static void damage(
      Environment environment, Map<String, List<String>> before, String... statements)
      throws Exception {
    try (Connection database = database(environment)) {
      for (String statement : statements) {
        assertThat(database.createStatement().executeUpdate(statement)).isPositive();
      }
    }
    assertThat(tables(environment)).isNotEqualTo(before);
  }

  private static void rebuild(String part, Path data) {
    assertThat(new CommandLine(new RebuildCommand()).execute(part, "--data", data.toString()))
        .isZero();
  }

  private static LocalStack start(Path data) throws Exception {
    return LocalStack.start(new LocalStack.Options(data, 0, 0, List.of()), _ -> {});
  }

  private static Map<String, List<String>> tables(Environment environment) throws Exception {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : TABLES) {
      tables.put(table, rows(environment, table));
    }
    return tables;
  }

  private static List<String> rows(Environment environment, String table) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Connection database = database(environment);
        ResultSet all =
            database
                .createStatement()
                .executeQuery("select t::text from " + table + " t order by 1")) {
      while (all.next()) {
        rows.add(all.getString(1));
      }
    }
    return rows;
  }

  private static Connection database(Environment environment) throws Exception {
    return DriverManager.getConnection(
        environment.databaseUrl(), environment.databaseUser(), environment.databasePassword());
  }
}

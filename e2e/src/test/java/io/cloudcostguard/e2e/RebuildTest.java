package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import picocli.CommandLine;

/// A read model that somebody has damaged is built again from the topics, equal to what it was.
class RebuildTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");
  private static final List<String> TABLES =
      List.of("estimate", "submission", "budget", "audit_record", "approval");

  @TempDir Path folder;

  @Test
  void givesTheSameTables() throws Exception {
    System.setProperty(BUNDLED, "aws/ebs,aws/rds");
    Path data = folder.resolve("data");
    Map<String, List<String>> before;
    try (LocalStack stack = start(data)) {
      ApiClient api = new ApiClient(stack.apiUrl(), null);
      api.call(
          "PUT",
          "/v1/projects/shop/budget",
          "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"},\"requiresApproval\":true}");
      byte[] plan = Files.readAllBytes(PLAN);
      String id = api.submit(plan, "shop", "prod");
      api.submit(plan, "shop", "test");
      api.estimate(id);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() ->
              rows(stack.environment(), "estimate").size() == 2
                  && rows(stack.environment(), "submission").size() == 2
                  && rows(stack.environment(), "budget").size() == 1
                  && rows(stack.environment(), "audit_record").size() == 1);
      before = tables(stack.environment());
      try (Connection database = database(stack.environment())) {
        database.createStatement().execute("delete from estimate where id = '" + id + "'");
        database.createStatement().execute("update estimate set after_known = 1");
        database.createStatement().execute("delete from submission");
        database.createStatement().execute("update budget set amount = 9999");
      }
      assertThat(tables(stack.environment())).isNotEqualTo(before);
    }

    assertThat(
            new CommandLine(new RebuildCommand()).execute("read-model", "--data", data.toString()))
        .isZero();

    try (LocalStack stack = start(data)) {
      assertThat(tables(stack.environment())).isEqualTo(before);
    } finally {
      System.clearProperty(BUNDLED);
    }
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

package io.cloudcostguard.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.sealing.SealedValue;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.tenants.TenantsCommand;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// A tenant is erased by destroying its key: nothing of it can be read, nothing of another is lost,
/// and the chain of all records is still proven.
class ErasureTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final String SEALING = "ccg.sealing.keys";
  private static final Path PLAN = Path.of("../examples/legacy-stack/plan.json");

  /// Of `PLAN`, and of nothing else.
  private static final String ADDRESS = "aws_db_instance";

  private final String keys = SecretBox.newKey();

  @TempDir Path folder;

  @BeforeEach
  void seal() {
    System.setProperty(BUNDLED, "aws/ec2,aws/ebs,aws/rds");
    System.setProperty(SEALING, keys);
  }

  @AfterEach
  void unseal() {
    System.clearProperty(BUNDLED);
    System.clearProperty(SEALING);
  }

  @Test
  void erasesOneTenantAndProvesTheRest() throws Exception {
    Path data = folder.resolve("data");
    String kept;
    try (LocalStack stack = start(data)) {
      ApiClient operator = new ApiClient(stack.apiUrl(), null);
      ApiClient gone = tenant(operator, stack, "gone");
      ApiClient other = tenant(operator, stack, "kept");
      submitted(gone);
      kept = submitted(other);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> count(stack.environment(), "ledger_standing") == 2);

      assertThat(inTheOpen(stack.kafka())).isEmpty();
      assertThatThrownBy(() -> new Audit(stack.kafka()).opened(""))
          .hasMessageContaining("Set CCG_SEALING_KEYS");
      assertThat(verified(stack).counts().identical()).isEqualTo(2);

      assertThat(erase(stack, data).code()).isNotZero(); // it is open
      assertThat(verified(stack).counts().identical()).isEqualTo(2);
      operator.call("DELETE", "/v1/tenants/gone", "");
      shortSegments(stack.kafka());
      CommandRun erased = erase(stack, data);
      assertThat(erased.out())
          .contains("1 keys of gone are destroyed", "The brokers have none of its keys any more.");
      assertThat(erased.code()).isZero();

      assertThatThrownBy(() -> operator.call("PUT", "/v1/tenants/gone", "{}"))
          .hasMessageContaining("erased with its key");
      assertThat(rowsOf(stack.environment(), "gone")).isEmpty();
      assertThat(rowsOf(stack.environment(), "kept")).isNotEmpty();
      assertThat(other.estimate(kept)).contains(kept);
      Verification after = verified(stack);
      assertThat(after.counts().identical()).isEqualTo(1);
      assertThat(after.notCovered())
          .anyMatch(line ->
              line.contains("records of the tenant gone: erased with its key")
                  && line.contains("(the contract ended)"));
      assertThat(erase(stack, data).code()).isZero(); // it may be repeated
    }
    // An estimator that has lost its disk reads what is there.
    FileSystemUtils.deleteRecursively(data.resolve("estimator"));
    try (LocalStack stack = start(data)) {
      ApiClient operator = new ApiClient(stack.apiUrl(), null);
      String again = submitted(tenant(operator, stack, "kept"));
      assertThat(tenant(operator, stack, "kept").estimate(again)).contains(again);
      assertThat(verified(stack).counts().identical()).isEqualTo(2);
    }
    System.clearProperty(SEALING);
    assertThatThrownBy(() -> start(data).close()).hasStackTraceContaining("CCG_SEALING_KEYS");
  }

  private LocalStack start(Path data) throws Exception {
    return LocalStack.start(new LocalStack.Options(data, 0, 0, List.of()), _ -> {});
  }

  private static ApiClient tenant(ApiClient operator, LocalStack stack, String name)
      throws Exception {
    operator.call("PUT", "/v1/tenants/" + name, "{}");
    JsonNode key =
        operator.call(
            "POST",
            "/v1/tenants/" + name + "/keys",
            "{\"name\":\"all\",\"scopes\":[\"submit\",\"read\",\"admin\"]}");
    return new ApiClient(stack.apiUrl(), key.path("key").asString());
  }

  /// A plan over a budget.
  private static String submitted(ApiClient api) throws Exception {
    api.call(
        "PUT",
        "/v1/projects/shop/budget",
        "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
    String id = api.submit(Files.readAllBytes(PLAN), "shop", "prod");
    api.estimate(id);
    return id;
  }

  private Verification verified(LocalStack stack) {
    List<String> told = new ArrayList<>();
    Verification verification = new Audit(stack.kafka()).opened(keys).verify(told::add);
    assertThat(told).isEmpty();
    assertThat(verification.isFaultless()).isTrue();
    return verification;
  }

  /// The topics in which an address of a plan can be read, or whose plans and estimates are not
  /// sealed.
  private static Map<String, Integer> inTheOpen(String kafka) {
    Map<String, Integer> open = new TreeMap<>();
    for (Topic<?> topic : Topics.ALL) {
      new TopicReader(kafka)
          .read(
              topic,
              record -> {
                boolean isSealed = SealedValue.keyId(record.value()) != null;
                boolean isOfPlan =
                    topic.equals(Topics.PLANS)
                        || topic.equals(Topics.ESTIMATES)
                        || topic.equals(Topics.ALERTS)
                        || topic.equals(Topics.LEDGER)
                        || topic.equals(Topics.BUDGETS);
                if ((isOfPlan && !isSealed)
                    || (!topic.equals(Topics.PRICES)
                        && record.value() != null
                        && new String(record.value(), UTF_8).contains(ADDRESS))) {
                  open.merge(topic.name(), 1, Integer::sum);
                }
              });
    }
    return open;
  }

  private CommandRun erase(LocalStack stack, Path data) {
    Environment environment = stack.environment();
    return CommandRun.of(
        new TenantsCommand(
            Map.of(
                "CCG_SEALING_KEYS", keys,
                "CCG_DB_URL", environment.databaseUrl(),
                "CCG_DB_USER", environment.databaseUser(),
                "CCG_DB_PASSWORD", environment.databasePassword())),
        "erase",
        "gone",
        "--because",
        "the contract ended",
        "--wait",
        "PT5M",
        "--kafka",
        stack.kafka(),
        "--data",
        data.toString());
  }

  /// So that the test need not wait for a minute.
  private static void shortSegments(String kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, Topics.TENANT_KEYS.name()),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("segment.ms", "1000"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static long count(Environment environment, String table) throws Exception {
    try (Connection database = database(environment);
        ResultSet count =
            database.createStatement().executeQuery("select count(*) from " + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  /// The tables that still have the tenant's name in a row, with how many.
  private static Map<String, Long> rowsOf(Environment environment, String tenant) throws Exception {
    Map<String, Long> rows = new TreeMap<>();
    List<String> tables = new ArrayList<>();
    try (Connection database = database(environment)) {
      try (ResultSet all =
          database
              .createStatement()
              .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (all.next()) {
          tables.add(all.getString(1));
        }
      }
      for (String table : tables) {
        if (table.equals("tenant") || table.equals("audit_record")) {
          continue; // its name, and who erased it, stay
        }
        try (ResultSet found =
            database
                .createStatement()
                .executeQuery(
                    "select count(*) from \"%s\" t where t::text ~ '\\m%s\\M'"
                        .formatted(table, tenant))) {
          found.next();
          if (found.getLong(1) > 0) {
            rows.put(table, found.getLong(1));
          }
        }
      }
    }
    return rows;
  }

  private static Connection database(Environment environment) throws Exception {
    return DriverManager.getConnection(
        environment.databaseUrl(), environment.databaseUser(), environment.databasePassword());
  }
}

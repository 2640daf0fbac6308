package io.cloudcostguard.e2e.tampering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.AuditOptions;
import io.cloudcostguard.cli.audit.Fault;
import io.cloudcostguard.cli.audit.Fault.Kind;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.e2e.Infrastructure;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who has the database changes what people are shown.
class ReadModelTamperingTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");

  @TempDir static Path folder;

  private static Infrastructure infrastructure;
  private static Services services;
  private static ApiClient api;
  private static NoteKey key;
  private static String changed;
  private static String deleted;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(BUNDLED, "aws/ebs,aws/rds");
    infrastructure = Infrastructure.start(folder);
    Environment environment = infrastructure.environment(folder, List.of());
    key = NoteKey.of(environment.notaryKey().verifier());
    services = Services.start(environment, EnumSet.allOf(Service.class));
    api = new ApiClient(services.url(Service.INGEST_API), null);
    api.call(
        "PUT",
        "/v1/projects/shop/budget",
        "{\"monthlyLimit\":{\"amount\":\"1.00\",\"currency\":\"USD\"},\"requiresApproval\":true}");
    byte[] plan = Files.readAllBytes(PLAN);
    changed = api.submit(plan, "shop", "prod");
    deleted = api.submit(plan, "shop", "test");
    api.estimate(changed);
    api.estimate(deleted);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            api.exchange("GET", "/v1/estimates/" + changed + "/approval", null)
                .json()
                .toString()
                .contains("required"));
    api.call(
        "POST", "/v1/estimates/" + changed + "/approval", "{\"comment\":\"Agreed with finance.\"}");
  }

  @AfterAll
  static void stop() throws Exception {
    services.close();
    infrastructure.close();
    System.clearProperty(BUNDLED);
  }

  @Test
  void isFoundAndNamed() throws Exception {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> {
          List<String> told = new ArrayList<>();
          assertThat(verify(told).result())
              .as(told::toString)
              .isEqualTo(Verification.Result.PROVEN);
        });

    try (Connection database =
        DriverManager.getConnection(
            infrastructure.databaseUrl(),
            infrastructure.databaseUser(),
            infrastructure.databasePassword())) {
      database
          .createStatement()
          .execute("update estimate set after_known = 1 where id = '" + changed + "'");
      database
          .createStatement()
          .execute("update approval set approved_by = 'user nobody', planned = 1");
      database.createStatement().execute("delete from estimate where id = '" + deleted + "'");
      database
          .createStatement()
          .execute(
              "insert into estimate (id, tenant, project, workspace, outcome, document,"
                  + " dead_lettered, created_at) values ('forged', 'default', 'shop', 'prod',"
                  + " 'rejected', '{}', false, '2026-01-01T00:00:00Z')");
    }
    Verification verification = verify(new ArrayList<>());

    assertThat(verification.details())
        .extracting(Fault::kind, Fault::id)
        .containsExactlyInAnyOrder(
            tuple(Kind.READ_MODEL, changed),
            tuple(Kind.READ_MODEL, deleted),
            tuple(Kind.READ_MODEL, "forged"),
            tuple(Kind.APPROVAL, changed));
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.APPROVAL)
        .extracting(Fault::message)
        .asString()
        .contains("by was operator and is user nobody", "planned was ");
  }

  private static Verification verify(List<String> told) {
    return new Audit(infrastructure.kafka())
        .verify(
            AuditOptions.everything(List.of(key)).within(Duration.ZERO).comparing(api),
            told::add,
            _ -> {});
  }
}

package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.integration.runtask.RunTaskRequest.Checked;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Run tasks, in the database, with their keys sealed.
@Component
class RunTasks {

  private static final int KEY_BYTES = 32;
  private static final String COLUMNS =
      "id, name, project, workspace, api_host, above_budget, delta_above, incomplete, created_at";

  private final JdbcClient database;
  private final SecretBox box;
  private final PlanIds ids;
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  RunTasks(JdbcClient database, SecretBox box, PlanIds ids, Clock clock) {
    this.database = database;
    this.box = box;
    this.ids = ids;
    this.clock = clock;
  }

  /// Stores a run task; the answer is the only one with its key.
  RunTask add(String tenant, Checked requested) {
    String id = ids.next();
    String key = requested.hmacKey() == null ? newKey() : requested.hmacKey();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    insert(tenant, id, key, requested, now);
    return new RunTask(
        id,
        requested.name(),
        requested.project(),
        requested.workspace(),
        requested.apiHost(),
        requested.failWhen(),
        RunTask.hookOf(id),
        key,
        now);
  }

  private void insert(String tenant, String id, String key, Checked requested, Instant now) {
    try {
      database
          .sql(
              """
              insert into run_task (id, tenant, name, project, workspace, api_host,
                hmac_key_sealed, above_budget, delta_above, incomplete, created_at)
              values (:id, :tenant, :name, :project, :workspace, :apiHost,
                :key, :aboveBudget, :deltaAbove, :incomplete, :createdAt)
              """)
          .param("id", id)
          .param("tenant", tenant)
          .param("name", requested.name())
          .param("project", requested.project())
          .param("workspace", requested.workspace())
          .param("apiHost", requested.apiHost())
          .param("key", box.seal(key, purpose(id)))
          .param("aboveBudget", requested.failWhen().aboveBudget())
          .param("deltaAbove", requested.failWhen().deltaAbove())
          .param("incomplete", requested.failWhen().incomplete())
          .param("createdAt", now.atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException _) {
      throw ProblemException.of(
          ProblemType.RUN_TASK_EXISTS,
          "A run task already has the name " + requested.name() + ".",
          "Choose another name, or DELETE the other first.");
    }
  }

  /// The oldest first.
  List<RunTask> all(String tenant) {
    return database
        .sql("select " + COLUMNS + " from run_task where tenant = :tenant order by created_at, id")
        .param("tenant", tenant)
        .query((row, _) -> shown(row))
        .list();
  }

  /// Whether there was one. What it was working on goes with it.
  boolean remove(String tenant, String id) {
    return database
            .sql("delete from run_task where id = :id and tenant = :tenant")
            .param("id", id)
            .param("tenant", tenant)
            .update()
        > 0;
  }

  /// What is needed to check and to keep a request: never shown.
  record Receiving(RunTask task, String hmacKey) {
    @Override
    public String toString() {
      return "Receiving[" + task + "]";
    }
  }

  /// Null when there is none.
  @Nullable Receiving receiving(String id) {
    return database
        .sql("select " + COLUMNS + ", hmac_key_sealed from run_task where id = :id")
        .param("id", id)
        .query((row, _) ->
            new Receiving(shown(row), box.open(row.getBytes("hmac_key_sealed"), purpose(id))))
        .optional()
        .orElse(null);
  }

  private static RunTask shown(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new RunTask(
        id,
        row.getString("name"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("api_host"),
        failWhen(row),
        RunTask.hookOf(id),
        null,
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  static FailWhen failWhen(ResultSet row) throws SQLException {
    return new FailWhen(
        row.getBoolean("above_budget"),
        row.getBigDecimal("delta_above"),
        row.getBoolean("incomplete"));
  }

  private static String purpose(String id) {
    return id + "/hmac-key";
  }

  private String newKey() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

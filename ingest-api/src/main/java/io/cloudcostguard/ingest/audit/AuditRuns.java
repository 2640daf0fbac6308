package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.schemas.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/// Runs of `ccg audit verify`, in the database, as their reporters tell of them.
@Component
class AuditRuns {

  /// As shown.
  static final int MOST_SHOWN = 50;

  /// Of a tenant.
  static final int MOST_KEPT = 200;

  private final JdbcClient database;

  AuditRuns(JdbcClient database) {
    this.database = database;
  }

  /// How many plans the run saw, by outcome.
  record Counts(
      long plans,
      long identical,
      long rejected,
      long waiting,
      long repeated,
      long engines,
      long unreadable) {}

  /// @param result `proven`, `not proven` or `incomplete`
  /// @param selection of plans, in words; null: every plan
  /// @param faults how many of each kind, by its name
  /// @param notChecked what could not be checked, and why
  /// @param notCovered what verify has no check for
  /// @param at when it was reported
  record Run(
      String id,
      String result,
      String summary,
      @Nullable String selection,
      Instant startedAt,
      double seconds,
      String engineVersion,
      Counts counts,
      Map<String, Long> faults,
      List<String> notChecked,
      List<String> notCovered,
      String reportedBy,
      Instant at) {}

  /// Adds one, and forgets the oldest beyond what is kept.
  @Transactional
  void add(String tenant, Run run) {
    // Two at once would each leave room for one.
    database
        .sql("select pg_advisory_xact_lock(hashtext('audit_run ' || :tenant))")
        .param("tenant", tenant)
        .query((_, _) -> 0)
        .single();
    database
        .sql(
            """
            insert into audit_run (id, tenant, result, summary, selection, started_at, seconds,
              engine_version, counts, faults, not_checked, not_covered, reported_by, at)
            values (:id, :tenant, :result, :summary, :selection, :started, :seconds, :engine,
              :counts, :faults, :notChecked, :notCovered, :by, :at)
            """)
        .param("id", run.id())
        .param("tenant", tenant)
        .param("result", run.result())
        .param("summary", run.summary())
        .param("selection", run.selection(), Types.VARCHAR)
        .param("started", run.startedAt().atOffset(ZoneOffset.UTC))
        .param("seconds", run.seconds())
        .param("engine", run.engineVersion())
        .param("counts", Json.MAPPER.writeValueAsString(run.counts()))
        .param("faults", Json.MAPPER.writeValueAsString(run.faults()))
        .param("notChecked", Json.MAPPER.writeValueAsString(run.notChecked()))
        .param("notCovered", Json.MAPPER.writeValueAsString(run.notCovered()))
        .param("by", run.reportedBy())
        .param("at", run.at().atOffset(ZoneOffset.UTC))
        .update();
    database
        .sql(
            """
            delete from audit_run where id in (
              select id from audit_run where tenant = :tenant
              order by at desc, id desc offset :most)
            """)
        .param("tenant", tenant)
        .param("most", MOST_KEPT)
        .update();
  }

  /// The newest first.
  List<Run> newest(String tenant) {
    return database
        .sql(
            """
            select * from audit_run where tenant = :tenant
            order by at desc, id desc limit :most
            """)
        .param("tenant", tenant)
        .param("most", MOST_SHOWN)
        .query((row, _) -> run(row))
        .list();
  }

  private static Run run(ResultSet row) throws SQLException {
    TypeReference<List<String>> sentences = new TypeReference<>() {};
    return new Run(
        row.getString("id"),
        row.getString("result"),
        row.getString("summary"),
        row.getString("selection"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getDouble("seconds"),
        row.getString("engine_version"),
        Json.MAPPER.readValue(row.getString("counts"), Counts.class),
        Json.MAPPER.readValue(row.getString("faults"), new TypeReference<Map<String, Long>>() {}),
        Json.MAPPER.readValue(row.getString("not_checked"), sentences),
        Json.MAPPER.readValue(row.getString("not_covered"), sentences),
        row.getString("reported_by"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}

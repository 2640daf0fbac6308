package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The outcomes of plans, in the database.
@Component
class Estimates {

  /// The PostgreSQL channel that carries the id of each new outcome.
  static final String CHANNEL = "ccg_estimate";

  private final JdbcClient database;

  Estimates(JdbcClient database) {
    this.database = database;
  }

  Status find(String tenant, String id) {
    return database
        .sql(
            """
            select e.outcome, e.document,
                   exists (select from submission where id = :id and tenant = :tenant) as submitted
            from (select) one left join estimate e on e.id = :id and e.tenant = :tenant
            """)
        .param("id", id)
        .param("tenant", tenant)
        .query((row, _) -> status(row))
        .single();
  }

  private static Status status(ResultSet row) throws SQLException {
    String document = row.getString("document");
    if (document != null) {
      return new Status.Ready(row.getString("outcome"), document);
    }
    return row.getBoolean("submitted") ? new Status.Pending() : new Status.Unknown();
  }

  /// The newest first.
  ///
  /// @param project null: of every project
  List<Summary> newest(String tenant, @Nullable String project, int limit) {
    String ofProject = project == null ? "" : "and project = :project";
    return database
        .sql(
            """
            select id, project, workspace, outcome, catalogue_version, currency, after_known,
                   delta_known, created_at
            from estimate
            where tenant = :tenant %s
            order by created_at desc, id desc
            limit :limit
            """
                .formatted(ofProject))
        .param("tenant", tenant)
        .param("project", project)
        .param("limit", limit)
        .query((row, _) -> summary(row))
        .list();
  }

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getString("id"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("outcome"),
        row.getObject("catalogue_version", Long.class),
        row.getString("currency"),
        row.getBigDecimal("after_known"),
        row.getBigDecimal("delta_known"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /// Stores an outcome once, and tells whoever waits for it or for its run. What the estimator says
  /// replaces what was made of a dead letter, never the other way round.
  ///
  /// @param document the outcome's JSON as received
  void store(PlanOutcome outcome, String document, boolean deadLettered, Instant at) {
    PlanEstimated estimated = outcome instanceof PlanEstimated e ? e : null;
    database
        .sql(
            """
            with stored as (
              insert into estimate as e (id, tenant, project, workspace, outcome, document,
                catalogue_version, currency, before_known, after_known, delta_known, complete, run,
                dead_lettered, created_at)
              values (:id, :tenant, :project, :workspace, :outcome, :document,
                :catalogueVersion, :currency, :beforeKnown, :afterKnown, :deltaKnown, :complete, :run,
                :deadLettered, :createdAt)
              on conflict (id) do update set
                outcome = excluded.outcome, document = excluded.document,
                catalogue_version = excluded.catalogue_version, currency = excluded.currency,
                before_known = excluded.before_known, after_known = excluded.after_known,
                delta_known = excluded.delta_known, complete = excluded.complete,
                run = excluded.run, dead_lettered = false, created_at = excluded.created_at
              where e.dead_lettered and not excluded.dead_lettered
              returning id, tenant, run
            )
            select pg_notify(:channel, key)
            from stored, unnest(array[id, 'run:' || tenant || '/' || run]) as key
            where key is not null
            """)
        .param("id", outcome.id())
        .param("tenant", outcome.tenant())
        .param("project", outcome.project())
        .param("workspace", outcome.workspace())
        .param("outcome", word(outcome))
        .param("document", document)
        .param("catalogueVersion", estimated == null ? null : estimated.catalogueVersion())
        .param("currency", estimated == null ? null : estimated.currency())
        .param("beforeKnown", estimated == null ? null : estimated.before().known())
        .param("afterKnown", estimated == null ? null : estimated.after().known())
        .param("deltaKnown", estimated == null ? null : estimated.delta())
        .param("complete", estimated == null ? null : isComplete(estimated))
        .param("run", outcome.source() == null ? null : outcome.source().run())
        .param("deadLettered", deadLettered)
        .param("createdAt", at.atOffset(ZoneOffset.UTC))
        .param("channel", CHANNEL)
        .query((_, _) -> true)
        .list();
  }

  private static boolean isComplete(PlanEstimated estimate) {
    return estimate.before().complete()
        && estimate.after().complete()
        && estimate.deltaComplete()
        && estimate.partial().isEmpty();
  }

  /// What rings when a plan of a run has an outcome. A plan's id has no colon.
  static String runKey(String tenant, String run) {
    return "run:" + tenant + "/" + run;
  }

  private static String word(PlanOutcome outcome) {
    return switch (outcome) {
      case PlanEstimated _ -> "estimated";
      case PlanRejected _ -> "rejected";
      case PlanCancelled _ -> "cancelled";
    };
  }

  /// One line of a list of outcomes. Amounts are a month's, the known part; null when rejected.
  record Summary(
      String id,
      String project,
      String workspace,
      String outcome,
      @Nullable Long catalogueVersion,
      @Nullable String currency,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta,
      Instant createdAt) {}
}

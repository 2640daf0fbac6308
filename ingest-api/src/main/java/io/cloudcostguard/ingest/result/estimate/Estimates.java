package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.budget.LargeResource;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.PlanSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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
            select e.outcome, e.document, e.created_at,
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
      return new Status.Ready(
          row.getString("outcome"),
          document,
          row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
    return row.getBoolean("submitted") ? new Status.Pending() : new Status.Unknown();
  }

  /// Stores an outcome once, and tells those who wait for it or for its run. What an earlier
  /// version made of a dead letter it replaces.
  ///
  /// @param costs in groups; null: the plan was not estimated
  /// @param largest the resources that will cost most
  /// @param document the outcome's JSON as received
  void store(
      PlanOutcome outcome,
      @Nullable PlanCost costs,
      List<LargeResource> largest,
      byte[] document,
      Instant at) {
    PlanEstimated estimated = outcome instanceof PlanEstimated e ? e : null;
    PlanSource source = outcome.source() == null ? PlanSource.NONE : outcome.source();
    database
        .sql(
            """
            with stored as (
              insert into estimate as e (id, tenant, project, workspace, outcome, document,
                catalogue_version, currency, before_known, after_known, delta_known, complete,
                after_not_priced, before_missing, after_missing, delta_more, delta_less, part, run,
                repository, pull_request, costs, largest, dead_lettered, created_at)
              values (:id, :tenant, :project, :workspace, :outcome, convert_from(:document, 'UTF8'),
                :catalogueVersion, :currency, :beforeKnown, :afterKnown, :deltaKnown, :complete,
                :afterNotPriced, :beforeMissing, :afterMissing, :deltaMore, :deltaLess, :part, :run,
                :repository, :pullRequest, :costs, :largest, false, :createdAt)
              on conflict (id) do update set
                outcome = excluded.outcome, document = excluded.document,
                catalogue_version = excluded.catalogue_version, currency = excluded.currency,
                before_known = excluded.before_known, after_known = excluded.after_known,
                delta_known = excluded.delta_known, complete = excluded.complete,
                after_not_priced = excluded.after_not_priced,
                before_missing = excluded.before_missing, after_missing = excluded.after_missing,
                delta_more = excluded.delta_more, delta_less = excluded.delta_less,
                part = excluded.part,
                run = excluded.run, repository = excluded.repository,
                pull_request = excluded.pull_request, costs = excluded.costs,
                largest = excluded.largest, dead_lettered = false, created_at = excluded.created_at
              where e.dead_lettered
              returning id, tenant, run
            )
            select pg_notify(:channel, key)
            from stored, unnest(array[id, 'run:' || tenant || '/' || run, 'tenant:' || tenant]) as key
            where key is not null
            """)
        .param("id", outcome.id())
        .param("tenant", outcome.tenant())
        .param("project", outcome.project())
        .param("workspace", outcome.workspace())
        .param("outcome", outcome.kind())
        .param("document", document)
        .param("catalogueVersion", estimated == null ? null : estimated.catalogueVersion())
        .param("currency", estimated == null ? null : estimated.currency())
        .param("beforeKnown", estimated == null ? null : estimated.before().known())
        .param("afterKnown", estimated == null ? null : estimated.after().known())
        .param("deltaKnown", estimated == null ? null : estimated.change().known())
        .param("complete", estimated == null ? null : isComplete(estimated))
        .param("afterNotPriced", estimated == null ? null : estimated.after().notPriced())
        .param(
            "beforeMissing",
            DoubtColumns.word(estimated == null ? null : estimated.beforeSum().more()))
        .param(
            "afterMissing",
            DoubtColumns.word(estimated == null ? null : estimated.afterSum().more()))
        .param("deltaMore", DoubtColumns.word(estimated == null ? null : estimated.change().more()))
        .param("deltaLess", DoubtColumns.word(estimated == null ? null : estimated.change().less()))
        .param("part", estimated == null ? null : !estimated.partial().isEmpty())
        .param("run", source.run())
        .param("repository", searchable(source.repository()))
        .param("pullRequest", source.pullRequest())
        .param("costs", costs == null ? null : Json.MAPPER.writeValueAsString(costs), Types.VARCHAR)
        .param("largest", Json.MAPPER.writeValueAsString(largest))
        .param("createdAt", at.atOffset(ZoneOffset.UTC))
        .param("channel", CHANNEL)
        .query((_, _) -> true)
        .list();
  }

  private static boolean isComplete(PlanEstimated estimate) {
    return estimate.before().complete()
        && estimate.after().complete()
        && !estimate.change().lacksPrice()
        && estimate.partial().isEmpty();
  }

  /// What rings when a plan of a run has an outcome. A plan's id has no colon.
  static String runKey(String tenant, String run) {
    return "run:" + tenant + "/" + run;
  }

  private static @Nullable String searchable(@Nullable String repository) {
    return repository != null && Search.isRepository(repository) ? repository : null;
  }
}

package io.cloudcostguard.ingest.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Measures how long a tenant's newest plans took, from submission to the record of their outcome.
@Component
class PlanLatency {

  private static final int NEWEST = 200;

  private final JdbcClient database;

  PlanLatency(JdbcClient database) {
    this.database = database;
  }

  /// Of the newest plans with an outcome.
  ///
  /// @param plans how many those are, at most 200; without any the rest is null
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Figures(
      long plans,
      @Nullable Long medianMillis,
      @Nullable Long p95Millis,
      @Nullable Long longestMillis) {}

  Figures of(String tenant) {
    return database
        .sql(
            """
            select count(*) as plans,
              round(percentile_cont(0.5) within group (order by took))::bigint as median,
              round(percentile_cont(0.95) within group (order by took))::bigint as p95,
              round(max(took))::bigint as longest
            from (
              select (1000 * extract(epoch from newest.created_at - submission.submitted_at))
                ::double precision as took
              from (select id, created_at from estimate where tenant = :tenant
                    order by created_at desc limit :newest) as newest
                join submission using (id)
            ) as each
            """)
        .param("tenant", tenant)
        .param("newest", NEWEST)
        .query((row, _) ->
            new Figures(
                row.getLong("plans"),
                row.getObject("median", Long.class),
                row.getObject("p95", Long.class),
                row.getObject("longest", Long.class)))
        .single();
  }
}

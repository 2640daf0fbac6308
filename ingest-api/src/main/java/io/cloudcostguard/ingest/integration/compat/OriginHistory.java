package io.cloudcostguard.ingest.integration.compat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The history of `/estimate`: plans by pull request, and the age of the prices.
@Component
class OriginHistory {

  private static final int MOST = 1000;

  private final JdbcClient database;

  OriginHistory(JdbcClient database) {
    this.database = database;
  }

  /// One estimate of a pull request.
  record Item(int pullRequest, BigDecimal delta, Instant at) {}

  void add(String tenant, String planId, String repository, int pullRequest) {
    database
        .sql(
            """
            insert into origin_submission (plan_id, tenant, repository, pull_request, submitted_at)
            values (:planId, :tenant, :repository, :pullRequest, now())
            on conflict (plan_id) do nothing
            """)
        .param("planId", planId)
        .param("tenant", tenant)
        .param("repository", repository)
        .param("pullRequest", pullRequest)
        .update();
  }

  /// The newest first.
  List<Item> of(String tenant, String repository) {
    return database
        .sql(
            """
            select s.pull_request, e.delta_known, e.created_at
            from origin_submission s
            join estimate e on e.id = s.plan_id and e.tenant = s.tenant
            where s.tenant = :tenant and s.repository = :repository and e.delta_known is not null
            order by s.submitted_at desc, s.plan_id desc
            limit :most
            """)
        .param("tenant", tenant)
        .param("repository", repository)
        .param("most", MOST)
        .query((row, _) ->
            new Item(
                row.getInt("pull_request"),
                row.getBigDecimal("delta_known"),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// When the price list that was checked longest ago was; null when there is none.
  @Nullable Instant oldestPrices() {
    OffsetDateTime oldest =
        database
            .sql("select min(checked_at) as oldest from price_source")
            .query((row, _) -> row.getObject("oldest", OffsetDateTime.class))
            .optional()
            .orElse(null);
    return oldest == null ? null : oldest.withOffsetSameInstant(ZoneOffset.UTC).toInstant();
  }
}

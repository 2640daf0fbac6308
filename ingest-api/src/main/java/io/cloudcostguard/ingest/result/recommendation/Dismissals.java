package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Dismissals of recommendations, in the database.
@Component
public class Dismissals {

  private static final Logger LOGGER = LoggerFactory.getLogger(Dismissals.class);

  private final JdbcClient database;
  private final Clock clock;

  Dismissals(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The ids of what is dismissed now in a workspace, for a plan of it; none where the database
  /// does not answer: then the plan's recommendations are all there.
  public List<String> now(String tenant, String project, String workspace) {
    try {
      return database
          .sql(
              """
              select id from recommendation_dismissal
              where tenant = :tenant and project = :project and workspace = :workspace
                and (expires_at is null or expires_at > :now)
              order by dismissed_at desc, id
              limit :limit
              """)
          .param("tenant", tenant)
          .param("project", project)
          .param("workspace", workspace)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("limit", PlanSubmitted.MOST_DISMISSED)
          .query((row, _) -> row.getString("id"))
          .list();
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("dismissals not looked up");
      return List.of();
    }
  }

  /// Stores a dismissal of a recommendation that there is; the last one counts.
  ///
  /// @return whether there is such a recommendation
  boolean put(String tenant, Dismissal dismissal) {
    return database
            .sql(
                """
                insert into recommendation_dismissal as d (tenant, id, project, workspace, reason,
                  dismissed_by, dismissed_at, expires_at)
                select r.tenant, r.id, r.project, r.workspace, :reason, :by, :at, :expiresAt
                from recommendation r
                where r.tenant = :tenant and r.id = :id
                on conflict (tenant, id) do update set
                  reason = excluded.reason, dismissed_by = excluded.dismissed_by,
                  dismissed_at = excluded.dismissed_at, expires_at = excluded.expires_at
                """)
            .param("tenant", tenant)
            .param("id", dismissal.id())
            .param("reason", dismissal.reason())
            .param("by", dismissal.by())
            .param("at", dismissal.at().atOffset(ZoneOffset.UTC))
            .param(
                "expiresAt",
                dismissal.expiresAt() == null
                    ? null
                    : dismissal.expiresAt().atOffset(ZoneOffset.UTC),
                Types.TIMESTAMP_WITH_TIMEZONE)
            .update()
        > 0;
  }

  /// The dismissal of a recommendation; null: it has none.
  @Nullable Dismissal find(String tenant, String id) {
    return database
        .sql("select * from recommendation_dismissal where tenant = :tenant and id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query((row, _) -> {
          OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
          return new Dismissal(
              row.getString("id"),
              row.getString("reason"),
              row.getString("dismissed_by"),
              row.getObject("dismissed_at", OffsetDateTime.class).toInstant(),
              expires == null ? null : expires.toInstant());
        })
        .optional()
        .orElse(null);
  }

  /// Takes a dismissal back.
  void remove(String tenant, String id) {
    database
        .sql("delete from recommendation_dismissal where tenant = :tenant and id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .update();
  }
}

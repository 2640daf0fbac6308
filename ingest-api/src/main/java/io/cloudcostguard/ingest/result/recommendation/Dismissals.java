package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// Of all tenants; of more, the newest count.
  private static final int MOST = 100_000;

  private record Place(String tenant, String project, String workspace) {}

  private record Active(String id, @Nullable Instant expiresAt) {}

  private volatile Map<Place, List<Active>> active = Map.of();

  private final JdbcClient database;
  private final Clock clock;

  Dismissals(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// The ids of what is dismissed now in a workspace, for a plan of it. The answer is from memory,
  /// so that no plan waits for the database: what another instance stored counts some seconds
  /// later.
  public List<String> now(String tenant, String project, String workspace) {
    Instant now = clock.instant();
    return active.getOrDefault(new Place(tenant, project, workspace), List.of()).stream()
        .filter(dismissed -> dismissed.expiresAt() == null || dismissed.expiresAt().isAfter(now))
        .map(Active::id)
        .limit(PlanSubmitted.MOST_DISMISSED)
        .toList();
  }

  /// Reads what is dismissed; what was read before stays where the database does not answer.
  void reload() {
    Map<Place, List<Active>> read = new HashMap<>();
    try {
      database
          .sql(
              """
              select tenant, project, workspace, id, expires_at from recommendation_dismissal
              where expires_at is null or expires_at > :now
              order by dismissed_at desc, id
              limit :limit
              """)
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .param("limit", MOST)
          .query(row -> {
            OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
            read.computeIfAbsent(
                    new Place(
                        row.getString("tenant"),
                        row.getString("project"),
                        row.getString("workspace")),
                    _ -> new ArrayList<>())
                .add(new Active(row.getString("id"), expires == null ? null : expires.toInstant()));
          });
      active = read;
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("dismissals not read; those of the last time count");
    }
  }

  /// Stores a dismissal of a recommendation that there is; the last one counts.
  ///
  /// @return whether there is such a recommendation
  boolean put(String tenant, Dismissal dismissal) {
    boolean isStored =
        database
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
    reload();
    return isStored;
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
    reload();
  }
}

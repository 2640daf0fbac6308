package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Recommendations, in the database.
@Component
public class Recommendations {

  /// Of the workspaces of a project.
  private static final int MOST_WORKSPACES = 200;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final JdbcClient database;

  Recommendations(JdbcClient database) {
    this.database = database;
  }

  /// The JSON of a plan's recommendations; null where there are none yet.
  @Nullable String find(String tenant, String id) {
    return database
        .sql("select document from recommendation_set where id = :id and tenant = :tenant")
        .param("id", id)
        .param("tenant", tenant)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /// A plan's recommendations; null where they did not come in time.
  ///
  /// @param time how long they may take after the estimate
  public @Nullable PlanAdvised await(String tenant, String id, Duration time) {
    long until = System.nanoTime() + time.toNanos();
    while (true) {
      String document = find(tenant, id);
      if (document != null) {
        return Json.MAPPER.readValue(document, PlanAdvised.class);
      }
      if (System.nanoTime() - until > 0) {
        return null;
      }
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  /// What the newest plan of each workspace of a project could save, the most first; bounded.
  List<Workspace> newest(String tenant, String project) {
    return database
        .sql(
            """
            select * from (
              select distinct on (workspace) workspace, id, monthly, together, recommendations,
                     created_at
              from recommendation_set
              where tenant = :tenant and project = :project
              order by workspace, created_at desc, id desc
            ) newest
            order by together desc, workspace
            limit :limit
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("limit", MOST_WORKSPACES)
        .query((row, _) ->
            new Workspace(
                row.getString("workspace"),
                row.getString("id"),
                row.getBigDecimal("monthly"),
                row.getBigDecimal("together"),
                row.getInt("recommendations"),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// What the newest plan of a workspace could save.
  ///
  /// @param estimate the plan's id
  /// @param monthly what its resources will cost
  /// @param together what is saved if the best compatible set is done
  /// @param recommendations how many there are
  record Workspace(
      String workspace,
      String estimate,
      BigDecimal monthly,
      BigDecimal together,
      int recommendations,
      Instant createdAt) {}

  /// What the newest plans of all workspaces of a tenant, or of one project, could save.
  BigDecimal together(String tenant, @Nullable String project) {
    return database
        .sql(
            """
            select coalesce(sum(together), 0) from (
              select distinct on (project, workspace) together
              from recommendation_set
              where tenant = :tenant and (:project::text is null or project = :project)
              order by project, workspace, created_at desc, id desc
            ) newest
            """)
        .param("tenant", tenant)
        .param("project", project, Types.VARCHAR)
        .query(BigDecimal.class)
        .single();
  }

  /// Stores a plan's recommendations once.
  ///
  /// @param document their JSON as received
  void store(PlanAdvised advised, byte[] document, Instant at) {
    database
        .sql(
            """
            insert into recommendation_set (id, tenant, project, workspace, catalogue_version,
              monthly, together, recommendations, document, created_at)
            values (:id, :tenant, :project, :workspace, :catalogueVersion, :monthly, :together,
              :recommendations, convert_from(:document, 'UTF8'), :createdAt)
            on conflict (id) do nothing
            """)
        .param("id", advised.id())
        .param("tenant", advised.tenant())
        .param("project", advised.project())
        .param("workspace", advised.workspace())
        .param("catalogueVersion", advised.catalogueVersion())
        .param("monthly", advised.monthly())
        .param("together", advised.together())
        .param("recommendations", advised.recommendations().size() + advised.notShown())
        .param("document", document)
        .param("createdAt", at.atOffset(ZoneOffset.UTC))
        .update();
  }
}

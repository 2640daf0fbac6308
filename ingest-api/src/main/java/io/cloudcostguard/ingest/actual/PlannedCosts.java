package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.estimation.actual.PlannedWorkspace;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds the plan of each workspace for a month: the newest one before the end of the month that is
/// of no pull request, else the newest one; where all are younger, the oldest.
@Component
class PlannedCosts {

  private static final int MOST_WORKSPACES = 5_000;

  private final JdbcClient database;

  PlannedCosts(JdbcClient database) {
    this.database = database;
  }

  List<PlannedWorkspace> of(
      String tenant, YearMonth month, @Nullable String project, @Nullable String workspace) {
    List<PlannedWorkspace> plans = new ArrayList<>();
    read(tenant, month, project, workspace, estimate -> plans.add(PlannedWorkspace.of(estimate)));
    return plans;
  }

  /// One estimate after another: each may be large.
  void read(
      String tenant,
      YearMonth month,
      @Nullable String project,
      @Nullable String workspace,
      Consumer<PlanEstimated> each) {
    List<String> ids =
        database
            .sql(
                """
                select distinct on (project, workspace) id from estimate
                where tenant = :tenant and outcome = 'estimated'
                  and (:project::text is null or project = :project)
                  and (:workspace::text is null or workspace = :workspace)
                order by project, workspace, created_at >= :end, (pull_request is not null),
                  case when created_at < :end then created_at end desc nulls last, created_at, id
                limit :most
                """)
            .param("tenant", tenant)
            .param("project", project, Types.VARCHAR)
            .param("workspace", workspace, Types.VARCHAR)
            .param(
                "end",
                Timestamp.from(
                    month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
            .param("most", MOST_WORKSPACES)
            .query((row, _) -> row.getString("id"))
            .list();
    for (String id : ids) {
      String document =
          database
              .sql("select document from estimate where tenant = :tenant and id = :id")
              .param("tenant", tenant)
              .param("id", id)
              .query(String.class)
              .optional()
              .orElse(null);
      if (document != null
          && Json.MAPPER.readValue(document, PlanOutcome.class) instanceof PlanEstimated plan) {
        each.accept(plan);
      }
    }
  }
}

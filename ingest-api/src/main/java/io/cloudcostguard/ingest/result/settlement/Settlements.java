package io.cloudcostguard.ingest.result.settlement;

import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Publishes the outcomes of proposals. Saying it twice makes no difference.
@Component
public class Settlements {

  /// A pull request may plan so many workspaces.
  private static final int MOST_WORKSPACES = 1000;

  private final JdbcClient database;
  private final Publisher publisher;
  private final DueDecisions due;
  private final Clock clock;

  Settlements(JdbcClient database, Publisher publisher, DueDecisions due, Clock clock) {
    this.database = database;
    this.publisher = publisher;
    this.due = due;
    this.clock = clock;
  }

  void applied(PlanEstimated plan, TraceParent trace, String actor) {
    PlanCost cost = PlanCost.of(plan);
    publish(
        new Settlement.Applied(
            plan.tenant(),
            plan.project(),
            plan.workspace(),
            plan.id(),
            cost.part() ? cost.change() : cost.after(),
            cost.part()),
        "applied-" + plan.id(),
        plan.id(),
        trace,
        actor);
    due.closed(plan.tenant(), plan.id());
  }

  void withdrawn(PlanEstimated plan, TraceParent trace, String actor) {
    publish(
        new Settlement.Withdrawn(plan.tenant(), plan.project(), plan.workspace(), plan.id()),
        "withdrawn-" + plan.id(),
        plan.id(),
        trace,
        actor);
    due.closed(plan.tenant(), plan.id());
  }

  void retired(String tenant, String project, String workspace, TraceParent trace, String actor) {
    Settlement retired = new Settlement.Retired(tenant, project, workspace);
    publish(
        retired, "retired-" + retired.key() + "-" + clock.millis(), retired.key(), trace, actor);
  }

  /// What a workspace counts with in budgets; null where it does not.
  @Nullable WorkspaceCosts counted(String tenant, String project, String workspace) {
    return database
        .sql(
            """
            select costs from ledger_workspace
            where tenant = :tenant and project = :project and workspace = :workspace
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .query((row, _) -> Json.MAPPER.readValue(row.getString("costs"), WorkspaceCosts.class))
        .optional()
        .orElse(null);
  }

  /// A pull request was merged, or closed without that: in each workspace that it planned.
  ///
  /// @return in how many
  public int pullRequestEnded(
      String tenant,
      String repository,
      int pullRequest,
      boolean merged,
      Instant at,
      TraceParent trace) {
    List<Settlement.PullRequestEnded> ended =
        database
            .sql(
                """
                select distinct project, workspace from estimate
                where tenant = :tenant and repository = :repository and pull_request = :pullRequest
                  and outcome = 'estimated'
                order by project, workspace
                limit :most
                """)
            .param("tenant", tenant)
            .param("repository", repository)
            .param("pullRequest", pullRequest)
            .param("most", MOST_WORKSPACES)
            .query((row, _) ->
                new Settlement.PullRequestEnded(
                    tenant,
                    row.getString("project"),
                    row.getString("workspace"),
                    repository,
                    pullRequest,
                    merged,
                    at))
            .list();
    for (Settlement.PullRequestEnded one : ended) {
      publish(
          one,
          "ended-" + one.key() + "-" + pullRequest + "-" + at.toEpochMilli(),
          repository + "#" + pullRequest,
          trace,
          null);
      due.closed(tenant, one.project(), one.workspace(), repository, pullRequest);
    }
    return ended.size();
  }

  private void publish(
      Settlement settlement,
      String eventId,
      String subject,
      TraceParent trace,
      @Nullable String actor) {
    publisher.publish(
        Topics.SETTLEMENTS,
        settlement.key(),
        settlement,
        new EventHeaders(
            eventId, EventType.PLAN_SETTLED, Publisher.SOURCE, subject, clock.instant(), trace),
        actor);
  }
}

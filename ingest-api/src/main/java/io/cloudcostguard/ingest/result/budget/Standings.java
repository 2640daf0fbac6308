package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.budget.StandingChanged;
import io.cloudcostguard.schemas.budget.StandingChanged.Amount;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Read model of standings: the table follows `ccg.standings`.
@Component
class Standings {

  private final JdbcClient database;

  Standings(JdbcClient database) {
    this.database = database;
  }

  /// A project's standing, as an answer shows it.
  ///
  /// @param planned the known planned monthly cost, over all workspaces
  /// @param notPriced how many resources are not in it
  /// @param atLeast of how many workspaces the newest plan covers a part only
  /// @param state `ok` or `firing`
  /// @param cause why the alert fires; null: it does not
  record Shown(
      BigDecimal planned, int notPriced, int atLeast, String state, @Nullable String cause) {}

  /// The standing of a project; null when the stream has published none.
  @Nullable Shown find(String budgetId) {
    return database
        .sql("select planned, not_priced, at_least, firing from standing where budget_id = :id")
        .param("id", budgetId)
        .query((row, _) -> {
          String firing = row.getString("firing");
          return new Shown(
              row.getBigDecimal("planned"),
              row.getInt("not_priced"),
              row.getInt("at_least"),
              firing == null ? "ok" : "firing",
              firing == null ? null : firing.toLowerCase(Locale.ROOT));
        })
        .optional()
        .orElse(null);
  }

  /// Stores a standing and the workspace that changed in one statement, so that no read sees one
  /// without the other. An older record changes nothing.
  ///
  /// @param offset of the record: all records of a project are in one partition
  void store(StandingChanged change, long offset) {
    StandingChanged.Workspace workspace = change.workspace();
    Amount whole = workspace == null ? null : workspace.whole();
    Amount part = workspace == null ? null : workspace.part();
    database
        .sql(
            """
            with of_project as (
              insert into standing as s (budget_id, tenant, project, position, planned, not_priced,
                at_least, reduced, newest_plan_id, firing, episode)
              values (:id, :tenant, :project, :position, :planned, :notPriced, :atLeast, :reduced,
                :newestPlanId, :firing, :episode)
              on conflict (budget_id) do update set
                position = excluded.position, planned = excluded.planned,
                not_priced = excluded.not_priced, at_least = excluded.at_least,
                reduced = excluded.reduced, newest_plan_id = excluded.newest_plan_id,
                firing = excluded.firing, episode = excluded.episode
              where s.position < excluded.position
            )
            insert into workspace_cost as w (budget_id, workspace, position, whole_known,
              whole_not_priced, part_known, part_not_priced)
            select :id, :workspace, :position, :wholeKnown::numeric, :wholeNotPriced::integer,
              :partKnown::numeric, :partNotPriced::integer
            where :workspace::text is not null
            on conflict (budget_id, workspace) do update set
              position = excluded.position, whole_known = excluded.whole_known,
              whole_not_priced = excluded.whole_not_priced, part_known = excluded.part_known,
              part_not_priced = excluded.part_not_priced
            where w.position < excluded.position
            """)
        .param("id", change.budgetId())
        .param("tenant", change.tenant())
        .param("project", change.project())
        .param("position", offset)
        .param("planned", change.standing().planned())
        .param("notPriced", change.standing().notPriced())
        .param("atLeast", change.standing().atLeast())
        .param("reduced", change.standing().reduced())
        .param("newestPlanId", change.standing().newestPlanId())
        .param("firing", change.firing() == null ? null : change.firing().name())
        .param("episode", change.episode())
        .param("workspace", workspace == null ? null : workspace.name())
        .param("wholeKnown", whole == null ? null : whole.known())
        .param("wholeNotPriced", whole == null ? null : whole.notPriced())
        .param("partKnown", part == null ? null : part.known())
        .param("partNotPriced", part == null ? null : part.notPriced())
        .update();
  }
}

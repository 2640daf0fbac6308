package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// Read model of the ledger: the tables follow `ccg.ledger`. All records of a tenant are in one
/// partition, so an older offset changes nothing.
@Component
class Ledger {

  /// How many workspaces are held at once.
  static final int PAGE = 200;

  private static final int DAYS_KEPT = 400;

  private final JdbcClient database;

  Ledger(JdbcClient database) {
    this.database = database;
  }

  void store(LedgerEntry.Workspace entry, long offset) {
    database
        .sql(
            """
            insert into ledger_workspace as w (tenant, project, workspace, position, sequence, costs,
              before)
            values (:tenant, :project, :workspace, :position, :sequence, :costs, :before)
            on conflict (tenant, project, workspace) do update set
              position = excluded.position, sequence = excluded.sequence, costs = excluded.costs,
              before = excluded.before
            where w.position < excluded.position
            """)
        .param("tenant", entry.tenant())
        .param("project", entry.project())
        .param("workspace", entry.workspace())
        .param("position", offset)
        .param("sequence", entry.sequence())
        .param("costs", Json.MAPPER.writeValueAsString(entry.costs()))
        .param(
            "before",
            entry.before() == null ? null : Json.MAPPER.writeValueAsString(entry.before()),
            Types.VARCHAR)
        .update();
  }

  /// Stores where a budget stands, and where it stood that day.
  ///
  /// @return whether other thresholds are crossed than before
  boolean store(LedgerEntry.Standing entry, long offset, Instant at) {
    return database
        .sql(
            """
            with was as (
              select firing from ledger_standing where budget_id = :id and instance = :instance),
            day as (
              insert into budget_standing_day as d (budget_id, instance, day, tenant, position,
                planned, open, proposals, not_priced, at_least)
              values (:id, :instance, :day, :tenant, :position, :planned, :open, :proposals,
                :notPriced, :atLeast)
              on conflict (budget_id, instance, day) do update set
                position = excluded.position, planned = excluded.planned, open = excluded.open,
                proposals = excluded.proposals, not_priced = excluded.not_priced,
                at_least = excluded.at_least
              where d.position < excluded.position)
            insert into ledger_standing as s (budget_id, instance, tenant, position, sequence, planned,
              open, proposals, workspaces, not_priced, at_least, reduced, newest_plan_id, project,
              firing, cause, episode, answers)
            values (:id, :instance, :tenant, :position, :sequence, :planned, :open, :proposals,
              :workspaces, :notPriced, :atLeast, :reduced, :newestPlanId, :project, :firing, :cause,
              :episode, :answers)
            on conflict (budget_id, instance) do update set
              position = excluded.position, sequence = excluded.sequence, planned = excluded.planned,
              open = excluded.open, proposals = excluded.proposals,
              workspaces = excluded.workspaces, not_priced = excluded.not_priced,
              at_least = excluded.at_least, reduced = excluded.reduced,
              newest_plan_id = excluded.newest_plan_id, project = excluded.project,
              firing = excluded.firing, cause = excluded.cause, episode = excluded.episode,
              answers = excluded.answers
            where s.position < excluded.position
            returning coalesce((select firing from was), '{}') <> firing as crossed
            """)
        .param("id", entry.budgetId())
        .param("instance", entry.instance())
        .param("tenant", entry.tenant())
        .param("position", offset)
        .param("day", LocalDate.ofInstant(at, ZoneOffset.UTC))
        .param("sequence", entry.sequence())
        .param("planned", entry.planned())
        .param("open", entry.open())
        .param("proposals", entry.proposals())
        .param("workspaces", entry.workspaces())
        .param("notPriced", entry.notPriced())
        .param("atLeast", entry.atLeast())
        .param("reduced", entry.reduced())
        .param("newestPlanId", entry.newestPlanId(), Types.VARCHAR)
        .param("project", entry.project(), Types.VARCHAR)
        .param("firing", Json.MAPPER.writeValueAsString(new TreeMap<>(entry.firing())))
        .param("cause", entry.cause() == null ? null : entry.cause().name(), Types.VARCHAR)
        .param("episode", entry.episode())
        .param(
            "answers",
            entry.answers() == null ? null : Json.MAPPER.writeValueAsString(entry.answers()),
            Types.VARCHAR)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /// Deletes the days that are too old to be shown.
  void forgetDays(Instant now) {
    database
        .sql("delete from budget_standing_day where day < :first")
        .param("first", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_KEPT))
        .update();
  }

  /// A day in the life of a budget, or of one of its values.
  record Day(
      LocalDate day,
      BigDecimal planned,
      BigDecimal open,
      int proposals,
      int notPriced,
      int atLeast) {}

  /// How a budget stood at the end of each day on which that changed, in USD, the newest first.
  List<Day> days(String tenant, String budgetId, String instance) {
    return database
        .sql(
            """
            select * from budget_standing_day
            where tenant = :tenant and budget_id = :id and instance = :instance
            order by day desc limit :most
            """)
        .param("tenant", tenant)
        .param("id", budgetId)
        .param("instance", instance)
        .param("most", DAYS_KEPT)
        .query((row, _) ->
            new Day(
                row.getObject("day", LocalDate.class),
                row.getBigDecimal("planned"),
                row.getBigDecimal("open"),
                row.getInt("proposals"),
                row.getInt("not_priced"),
                row.getInt("at_least")))
        .list();
  }

  void removeStanding(String budgetId, String instance, long offset) {
    database
        .sql(
            """
            delete from ledger_standing
            where budget_id = :id and instance = :instance and position < :position
            """)
        .param("id", budgetId)
        .param("instance", instance)
        .param("position", offset)
        .update();
  }

  void removeWorkspace(String tenant, String project, String workspace, long offset) {
    database
        .sql(
            """
            delete from ledger_workspace
            where tenant = :tenant and project = :project and workspace = :workspace
              and position < :position
            """)
        .param("tenant", tenant)
        .param("project", project)
        .param("workspace", workspace)
        .param("position", offset)
        .update();
  }

  /// The standings of some budgets of a tenant, by budget and instance.
  List<LedgerEntry.Standing> standings(String tenant, Collection<String> budgetIds) {
    return database
        .sql(
            """
            select * from ledger_standing
            where tenant = :tenant and budget_id = any(:ids)
            order by budget_id, instance
            """)
        .param("tenant", tenant)
        .param("ids", budgetIds.toArray(String[]::new))
        .query((row, _) -> standing(row))
        .list();
  }

  /// The workspaces of a tenant in the order of their names, a page of them, without what they were
  /// before.
  ///
  /// @param project null: of all projects
  /// @param after the last of the page before; null: the first page
  List<LedgerEntry.Workspace> workspaces(
      String tenant, @Nullable String project, LedgerEntry.@Nullable Workspace after) {
    return database
        .sql(
            """
            select tenant, project, workspace, sequence, costs, null as before from ledger_workspace
            where tenant = :tenant and (:project::text is null or project = :project)
              and (project, workspace) > (:afterProject, :afterWorkspace)
            order by project, workspace
            limit :page
            """)
        .param("tenant", tenant)
        .param("project", project, Types.VARCHAR)
        .param("afterProject", after == null ? "" : after.project())
        .param("afterWorkspace", after == null ? "" : after.workspace())
        .param("page", PAGE)
        .query((row, _) -> workspace(row))
        .list();
  }

  /// The workspaces of some plans.
  List<LedgerEntry.Workspace> workspacesOf(String tenant, Collection<String> planIds) {
    return database
        .sql(
            """
            select w.* from ledger_workspace w
            where w.tenant = :tenant and (w.project, w.workspace) in (
              select e.project, e.workspace from estimate e
              where e.tenant = :tenant and e.id = any(:ids))
            """)
        .param("tenant", tenant)
        .param("ids", planIds.toArray(String[]::new))
        .query((row, _) -> workspace(row))
        .list();
  }

  private static LedgerEntry.Workspace workspace(ResultSet row) throws SQLException {
    String before = row.getString("before");
    return new LedgerEntry.Workspace(
        row.getString("tenant"),
        row.getString("project"),
        row.getString("workspace"),
        row.getLong("sequence"),
        Json.MAPPER.readValue(row.getString("costs"), WorkspaceCosts.class),
        before == null ? null : Json.MAPPER.readValue(before, WorkspaceCosts.class));
  }

  private static LedgerEntry.Standing standing(ResultSet row) throws SQLException {
    String cause = row.getString("cause");
    String answers = row.getString("answers");
    return new LedgerEntry.Standing(
        row.getString("budget_id"),
        row.getString("tenant"),
        row.getString("instance"),
        row.getLong("sequence"),
        row.getBigDecimal("planned"),
        row.getBigDecimal("open"),
        row.getInt("proposals"),
        row.getInt("workspaces"),
        row.getInt("not_priced"),
        row.getInt("at_least"),
        row.getBigDecimal("reduced"),
        row.getString("newest_plan_id"),
        row.getString("project"),
        Json.MAPPER.readValue(row.getString("firing"), new TypeReference<Map<String, Long>>() {}),
        cause == null ? null : Cause.valueOf(cause),
        row.getLong("episode"),
        answers == null
            ? null
            : Json.MAPPER.readValue(answers, new TypeReference<Map<String, AlertAnswer>>() {}));
  }
}

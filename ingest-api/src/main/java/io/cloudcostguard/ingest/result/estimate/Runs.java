package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.result.budget.PlanBudgets;
import io.cloudcostguard.ingest.result.budget.PlanBudgets.WithPlan;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The plans that were submitted under the name of a run, in the database.
@Component
class Runs {

  private final JdbcClient database;
  private final PlanBudgets budgets;
  private final Clock clock;

  Runs(JdbcClient database, PlanBudgets budgets, Clock clock) {
    this.database = database;
    this.budgets = budgets;
    this.clock = clock;
  }

  /// The plans of a run. Of a workspace that was submitted more than once, the newest: a job that
  /// is run again replaces what it said before.
  List<PlanOfRun> plans(String tenant, String run) {
    List<PlanOfRun> plans = submitted(tenant, run);
    List<String> open =
        plans.stream()
            .filter(plan -> plan.status().equals("estimated") && plan.approval() == null)
            .map(PlanOfRun::id)
            .toList();
    Map<String, WithPlan> budgets = open.isEmpty() ? Map.of() : this.budgets.with(tenant, open);
    return plans.stream().map(plan -> plan.under(budgets.get(plan.id()))).toList();
  }

  private List<PlanOfRun> submitted(String tenant, String run) {
    return database
        .sql(
            """
            select distinct on (project, workspace) *
            from (
              select of_run.id, coalesce(s.project, e.project) as project,
                coalesce(s.workspace, e.workspace) as workspace,
                coalesce(e.outcome, 'pending') as status, e.currency, e.before_known,
                e.after_known, e.delta_known, e.before_missing, e.after_missing, e.delta_more,
                e.delta_less, coalesce(e.complete, false) as complete,
                coalesce(s.submitted_at, e.created_at) as at,
                a.estimate_id is not null as approved
              from (
                select id from submission where tenant = :tenant and run = :run
                union
                select id from estimate where tenant = :tenant and run = :run
              ) of_run
              left join submission s using (id)
              left join estimate e using (id)
              left join approval a on a.estimate_id = of_run.id and a.tenant = :tenant
                and a.approved_up_to is null and a.withdrawn_at is null
                and (a.expires_at is null or a.expires_at > :now)
            ) plan
            order by project, workspace, at desc, id desc
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query((row, _) -> plan(row))
        .list();
  }

  private static PlanOfRun plan(ResultSet row) throws SQLException {
    return new PlanOfRun(
        row.getString("id"),
        row.getString("project"),
        row.getString("workspace"),
        row.getString("status"),
        row.getString("currency"),
        row.getBigDecimal("before_known"),
        row.getBigDecimal("after_known"),
        row.getBigDecimal("delta_known"),
        DoubtColumns.of(row),
        row.getBoolean("complete"),
        row.getBoolean("approved") ? "given" : null);
  }

  /// How far one plan of a run is. Amounts are a month's, the known part; null while there is no
  /// estimate.
  ///
  /// @param status `pending`, `estimated`, `rejected` or `cancelled`
  /// @param doubts what is missing in the amounts; null: nothing, or there is no estimate
  /// @param complete whether the amounts are all there is
  /// @param approval `required` where the project's budget asks for one, `given` where it was
  ///   approved; else null
  record PlanOfRun(
      String id,
      String project,
      String workspace,
      String status,
      @Nullable String currency,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta,
      @Nullable SumDoubts doubts,
      boolean complete,
      @Nullable String approval) {

    /// The same, with what the project's budget says of it.
    PlanOfRun under(@Nullable WithPlan budget) {
      if (budget == null || !budget.isAbove()) {
        return this;
      }
      String of = budget.isApproved() ? "given" : budget.requiresApproval() ? "required" : null;
      return new PlanOfRun(
          id, project, workspace, status, currency, before, after, delta, doubts, complete, of);
    }

    /// What the plan's resources cost now, as far as known.
    Sum beforeSum() {
      return new Sum(orZero(before), missing().before(), null);
    }

    /// What they will cost after apply.
    Sum afterSum() {
      return new Sum(orZero(after), missing().after(), null);
    }

    /// The difference of the two.
    Sum change() {
      return new Sum(orZero(after).subtract(orZero(before)), missing().more(), missing().less());
    }

    private SumDoubts missing() {
      return doubts == null ? SumDoubts.NONE : doubts;
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
      return amount == null ? BigDecimal.ZERO : amount;
    }
  }
}

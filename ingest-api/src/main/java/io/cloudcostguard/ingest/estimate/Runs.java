package io.cloudcostguard.ingest.estimate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The plans that were submitted under the name of a run, in the database.
@Component
class Runs {

  private final JdbcClient database;

  Runs(JdbcClient database) {
    this.database = database;
  }

  /// The plans of a run. Of a workspace that was submitted more than once, the newest: a job that
  /// is run again replaces what it said before.
  List<PlanOfRun> plans(String tenant, String run) {
    return database
        .sql(
            """
            select distinct on (project, workspace) *
            from (
              select of_run.id, coalesce(s.project, e.project) as project,
                coalesce(s.workspace, e.workspace) as workspace,
                coalesce(e.outcome, 'pending') as status, e.currency, e.before_known,
                e.after_known, e.delta_known, coalesce(e.complete, false) as complete,
                coalesce(s.submitted_at, e.created_at) as at,
                case when a.estimate_id is not null then 'given'
                  when b.id is not null and planned_cost(e) > b.amount then 'required' end as approval
              from (
                select id from submission where tenant = :tenant and run = :run
                union
                select id from estimate where tenant = :tenant and run = :run
              ) of_run
              left join submission s using (id)
              left join estimate e using (id)
              left join approval a on a.estimate_id = of_run.id and a.tenant = :tenant
              left join budget b on b.tenant = :tenant and b.project = e.project
                and b.currency = e.currency and b.requires_approval
            ) plan
            order by project, workspace, at desc, id desc
            """)
        .param("tenant", tenant)
        .param("run", run)
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
        row.getBoolean("complete"),
        row.getString("approval"));
  }

  /// How far one plan of a run is. Amounts are a month's, the known part; null while there is no
  /// estimate.
  ///
  /// @param status `pending`, `estimated`, `rejected` or `cancelled`
  /// @param complete whether the amounts are all there is
  /// @param approval `required` where the project's budget asks for one, `given` where somebody
  ///   approved it; else null
  record PlanOfRun(
      String id,
      String project,
      String workspace,
      String status,
      @Nullable String currency,
      @Nullable BigDecimal before,
      @Nullable BigDecimal after,
      @Nullable BigDecimal delta,
      boolean complete,
      @Nullable String approval) {}
}

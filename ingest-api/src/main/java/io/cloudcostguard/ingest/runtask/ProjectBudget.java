package io.cloudcostguard.ingest.runtask;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a project stands with its budget, from the read model: the sum, over its workspaces, of
/// what each will cost after its newest plan.
@Component
class ProjectBudget {

  private final JdbcClient database;

  ProjectBudget(JdbcClient database) {
    this.database = database;
  }

  /// @param planned the known planned monthly cost of the project
  record Standing(BigDecimal planned, BigDecimal limit) {}

  /// With this estimate as the newest of its workspace; null when the project has no budget in the
  /// estimate's currency.
  @Nullable Standing with(PlanEstimated estimate) {
    return database
        .sql(
            """
            select b.amount,
                   (select coalesce(sum(newest.after_known), 0)
                    from (select distinct on (e.workspace) e.workspace, e.after_known
                          from estimate e
                          where e.tenant = b.tenant and e.project = b.project
                            and e.outcome = 'estimated' and e.workspace <> :workspace
                          order by e.workspace, e.created_at desc, e.id desc) newest) as others
            from budget b
            where b.tenant = :tenant and b.project = :project and b.currency = :currency
            """)
        .param("tenant", estimate.tenant())
        .param("project", estimate.project())
        .param("workspace", estimate.workspace())
        .param("currency", estimate.currency())
        .query((row, _) ->
            new Standing(
                row.getBigDecimal("others").add(estimate.after().known()),
                row.getBigDecimal("amount")))
        .optional()
        .orElse(null);
  }
}

package io.cloudcostguard.ingest.budget;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where a project stands with its budget, from the read model: the sum, over its workspaces, of
/// what each will cost after its newest plan.
@Component
public class ProjectBudget {

  private final JdbcClient database;

  ProjectBudget(JdbcClient database) {
    this.database = database;
  }

  /// A project with a budget, and with one estimate as the newest of its workspace.
  ///
  /// @param planned the known planned monthly cost of the project
  /// @param requiresApproval whether a plan above the limit may pass when somebody approves it
  /// @param approvedBy who let this plan pass; null: nobody
  public record Standing(
      BigDecimal planned,
      BigDecimal limit,
      String currency,
      boolean requiresApproval,
      @Nullable String approvedBy) {

    public boolean isAbove() {
      return planned.compareTo(limit) > 0;
    }
  }

  /// With an estimate; null when the project has no budget in the estimate's currency.
  public @Nullable Standing with(String tenant, String estimateId) {
    return database
        .sql(
            """
            select planned_cost(e) as planned, b.amount, b.currency, b.requires_approval,
                   a.approved_by
            from estimate e
            join budget b on b.tenant = e.tenant and b.project = e.project
              and b.currency = e.currency
            left join approval a on a.estimate_id = e.id and a.tenant = e.tenant
            where e.id = :id and e.tenant = :tenant and e.outcome = 'estimated'
            """)
        .param("id", estimateId)
        .param("tenant", tenant)
        .query((row, _) ->
            new Standing(
                row.getBigDecimal("planned"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getBoolean("requires_approval"),
                row.getString("approved_by")))
        .optional()
        .orElse(null);
  }
}

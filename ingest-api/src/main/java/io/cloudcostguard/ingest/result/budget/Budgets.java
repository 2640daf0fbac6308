package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Budgets, in the database: a view of their topic.
@Component
class Budgets {

  private final JdbcClient database;

  Budgets(JdbcClient database) {
    this.database = database;
  }

  /// Null when there is none.
  @Nullable Budget find(String id) {
    return database
        .sql(
            """
            select id, tenant, project, amount, currency, warn_when_incomplete, requires_approval,
              hard_limit
            from budget
            where id = :id
            """)
        .param("id", id)
        .query((row, _) -> budget(row))
        .optional()
        .orElse(null);
  }

  /// Of a row with the columns of the table.
  static Budget budget(ResultSet row) throws SQLException {
    return new Budget(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("project"),
        new Money(row.getBigDecimal("amount"), row.getString("currency")),
        row.getBoolean("warn_when_incomplete"),
        row.getBoolean("requires_approval"),
        row.getBoolean("hard_limit"));
  }

  void store(Budget budget, Instant at) {
    database
        .sql(
            """
            insert into budget (id, tenant, project, amount, currency, warn_when_incomplete,
              requires_approval, hard_limit, updated_at)
            values (:id, :tenant, :project, :amount, :currency, :warnWhenIncomplete,
              :requiresApproval, :hardLimit, :updatedAt)
            on conflict (id) do update set
              amount = excluded.amount, currency = excluded.currency,
              warn_when_incomplete = excluded.warn_when_incomplete,
              requires_approval = excluded.requires_approval,
              hard_limit = excluded.hard_limit, updated_at = excluded.updated_at
            """)
        .param("id", budget.id())
        .param("tenant", budget.tenant())
        .param("project", budget.project())
        .param("amount", budget.monthlyLimit().amount())
        .param("currency", budget.monthlyLimit().currency())
        .param("warnWhenIncomplete", budget.warnWhenIncomplete())
        .param("requiresApproval", budget.requiresApproval() != null)
        .param("hardLimit", budget.hardLimit() != null)
        .param("updatedAt", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(String id) {
    database.sql("delete from budget where id = :id").param("id", id).update();
  }
}

package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Budgets, in the database: a view of their topic.
@Component
class Budgets {

  private static final String COLUMNS =
      "select id, tenant, project, amount, currency, warn_when_incomplete, requires_approval,"
          + " hard_limit, policy from budget ";

  private final JdbcClient database;

  Budgets(JdbcClient database) {
    this.database = database;
  }

  /// Null when there is none.
  @Nullable Budget find(String id) {
    return database
        .sql(COLUMNS + "where id = :id")
        .param("id", id)
        .query((row, _) -> budget(row))
        .optional()
        .orElse(null);
  }

  /// Those that may hold something of some projects: with a name, or their own.
  List<Budget> holding(String tenant, Collection<String> projects) {
    return database
        .sql(
            COLUMNS
                + "where tenant = :tenant and (project is null or project = any(:projects))"
                + " order by id")
        .param("tenant", tenant)
        .param("projects", projects.toArray(String[]::new))
        .query((row, _) -> budget(row))
        .list();
  }

  /// Some budgets of a tenant in the order of their ids.
  ///
  /// @param after the id after which they begin; empty: the first
  List<Budget> list(String tenant, String after, int most) {
    return database
        .sql(COLUMNS + "where tenant = :tenant and id > :after order by id limit :most")
        .param("tenant", tenant)
        .param("after", after)
        .param("most", most)
        .query((row, _) -> budget(row))
        .list();
  }

  /// How many budgets with a name a tenant has.
  int countNamed(String tenant) {
    return database
        .sql("select count(*) from budget where tenant = :tenant and project is null")
        .param("tenant", tenant)
        .query(Integer.class)
        .single();
  }

  /// Of a row with the columns of the table.
  private static Budget budget(ResultSet row) throws SQLException {
    String policy = row.getString("policy");
    return new Budget(
        row.getString("id"),
        row.getString("tenant"),
        row.getString("project"),
        new Money(row.getBigDecimal("amount"), row.getString("currency")),
        row.getBoolean("warn_when_incomplete"),
        row.getBoolean("requires_approval"),
        row.getBoolean("hard_limit"),
        policy == null ? null : Json.MAPPER.readValue(policy, BudgetPolicy.class));
  }

  void store(Budget budget, Instant at) {
    database
        .sql(
            """
            insert into budget (id, tenant, project, amount, currency, warn_when_incomplete,
              requires_approval, hard_limit, name, policy, updated_at)
            values (:id, :tenant, :project, :amount, :currency, :warnWhenIncomplete,
              :requiresApproval, :hardLimit, :name, :policy, :updatedAt)
            on conflict (id) do update set
              amount = excluded.amount, currency = excluded.currency,
              warn_when_incomplete = excluded.warn_when_incomplete,
              requires_approval = excluded.requires_approval,
              hard_limit = excluded.hard_limit, name = excluded.name, policy = excluded.policy,
              updated_at = excluded.updated_at
            """)
        .param("id", budget.id())
        .param("tenant", budget.tenant())
        .param("project", budget.project(), Types.VARCHAR)
        .param("amount", budget.monthlyLimit().amount())
        .param("currency", budget.monthlyLimit().currency())
        .param("warnWhenIncomplete", budget.warnWhenIncomplete())
        .param("requiresApproval", budget.requiresApproval() != null)
        .param("hardLimit", budget.hardLimit() != null)
        .param("name", budget.policy() == null ? null : budget.name(), Types.VARCHAR)
        .param(
            "policy",
            budget.policy() == null ? null : Json.MAPPER.writeValueAsString(budget.policy()),
            Types.VARCHAR)
        .param("updatedAt", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  void remove(String id) {
    database.sql("delete from budget where id = :id").param("id", id).update();
  }
}

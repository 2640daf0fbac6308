package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Budget;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Writes the versions of a budget one after the other: each writer sees what was accepted before,
/// also while the read model lags behind.
@Component
class BudgetWrites {

  /// Longer than the read model lags behind; after that it knows better, e.g. of a restored topic.
  private static final Duration NEWER_THAN_READ_MODEL = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Budgets budgets;
  private final TransactionOperations transactions;
  private final Clock clock;

  BudgetWrites(
      JdbcClient database, Budgets budgets, TransactionOperations transactions, Clock clock) {
    this.database = database;
    this.budgets = budgets;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Checks and publishes a change.
  @FunctionalInterface
  interface Write {

    /// Applies it.
    ///
    /// @param now the budget as it is; null: there is none
    /// @return the budget as it is since; null: it is removed
    @Nullable Budget apply(@Nullable Budget now);
  }

  /// The accepted budget; without one, what the read model has counts.
  private record Accepted(@Nullable String budget, OffsetDateTime at) {}

  /// Applies a change while no other of the same budget is.
  void write(String budgetId, Write write) {
    transactions.executeWithoutResult(_ -> {
      OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
      Accepted accepted = lock(budgetId);
      Budget before =
          accepted.at().isAfter(now.minus(NEWER_THAN_READ_MODEL))
              ? budget(accepted.budget())
              : budgets.find(budgetId);
      Budget after = write.apply(before);
      if (!Objects.equals(before, after)) {
        database
            .sql(
                "update budget_accepted set budget = :budget, accepted_at = :at where budget_id = :id")
            .param(
                "budget",
                after == null ? null : Json.MAPPER.writeValueAsString(after),
                Types.VARCHAR)
            .param("at", now)
            .param("id", budgetId)
            .update();
      }
    });
  }

  private Accepted lock(String budgetId) {
    database
        .sql(
            """
            insert into budget_accepted (budget_id, budget, accepted_at)
            values (:id, null, '1970-01-01T00:00:00Z')
            on conflict (budget_id) do nothing
            """)
        .param("id", budgetId)
        .update();
    return database
        .sql("select budget, accepted_at from budget_accepted where budget_id = :id for update")
        .param("id", budgetId)
        .query((row, _) ->
            new Accepted(
                row.getString("budget"), row.getObject("accepted_at", OffsetDateTime.class)))
        .single();
  }

  private static @Nullable Budget budget(@Nullable String json) {
    return json == null ? null : Json.MAPPER.readValue(json, Budget.class);
  }
}

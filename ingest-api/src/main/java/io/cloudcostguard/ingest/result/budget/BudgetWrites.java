package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import jakarta.servlet.http.HttpServletRequest;
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

/// Publishes the versions of a budget one after the other: each writer sees what was accepted
/// before, also while the read model lags behind.
@Component
class BudgetWrites {

  /// Longer than the read model lags behind; after that it knows better, e.g. of a restored topic.
  private static final Duration NEWER_THAN_READ_MODEL = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final Budgets budgets;
  private final TransactionOperations transactions;
  private final Publisher publisher;
  private final PlanIds ids;
  private final Clock clock;

  BudgetWrites(
      JdbcClient database,
      Budgets budgets,
      TransactionOperations transactions,
      Publisher publisher,
      PlanIds ids,
      Clock clock) {
    this.database = database;
    this.budgets = budgets;
    this.transactions = transactions;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /// Decides on a change besides the request's preconditions.
  @FunctionalInterface
  interface Check {

    /// Whether the change is made; throws where it is refused.
    ///
    /// @param now the budget as it is; null: there is none
    boolean test(@Nullable Budget now);
  }

  /// The accepted budget; without one, what the read model has counts.
  private record Accepted(@Nullable String budget, OffsetDateTime at) {}

  /// Sets or removes a budget while no other change of it is made, if the request's preconditions
  /// hold.
  ///
  /// @param after null: it is removed
  void write(HttpServletRequest request, Caller caller, String budgetId, @Nullable Budget after) {
    write(request, caller, budgetId, after, _ -> true);
  }

  /// The same, if a check allows it.
  void write(
      HttpServletRequest request,
      Caller caller,
      String budgetId,
      @Nullable Budget after,
      Check check) {
    transactions.executeWithoutResult(_ -> {
      OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
      Accepted accepted = lock(budgetId);
      Budget before =
          accepted.at().isAfter(now.minus(NEWER_THAN_READ_MODEL))
              ? budget(accepted.budget())
              : budgets.find(budgetId);
      BudgetTag.require(request, before);
      if (!check.test(before)) {
        return;
      }
      Change.note(request, before, after);
      publish(request, caller, budgetId, after);
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

  private void publish(
      HttpServletRequest request, Caller caller, String budgetId, @Nullable Budget after) {
    EventHeaders headers =
        new EventHeaders(
            ids.next(),
            after == null ? EventType.BUDGET_REMOVED : EventType.BUDGET_SET,
            Publisher.SOURCE,
            budgetId,
            clock.instant(),
            RequestTrace.of(request));
    publisher.publish(Topics.BUDGETS, budgetId, after, headers, caller.name());
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

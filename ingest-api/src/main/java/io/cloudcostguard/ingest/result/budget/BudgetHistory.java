package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.ingest.audit.AuditedChanges;
import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.budget.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What happened to a budget: its changes, from the audit log, and where it stood day by day.
@Component
class BudgetHistory {

  private static final int PAGE = 20;
  private static final int MOST_PER_PAGE = 100;
  private static final int LONGEST_INSTANCE = 600;

  private final AuditedChanges changes;
  private final Ledger ledger;

  BudgetHistory(AuditedChanges changes, Ledger ledger) {
    this.changes = changes;
    this.ledger = ledger;
  }

  /// The answer.
  ///
  /// @param versions the newest first
  /// @param next the cursor of the page of versions behind this one; null: there is none
  /// @param days in the currency of the limit, the newest first; days without a change are left out
  record History(List<Version> versions, @Nullable String next, List<Day> days) {}

  /// A change.
  ///
  /// @param before null: there was none
  /// @param after null: it was removed
  record Version(
      Instant at,
      String actor,
      @Nullable String comment,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {

    static Version of(AuditRecorded change) {
      return new Version(
          change.at(),
          change.actor(),
          change.comment(),
          json(change.before()),
          json(change.after()));
    }

    private static @Nullable JsonNode json(@Nullable String text) {
      try {
        return text == null ? null : Json.MAPPER.readTree(text);
      } catch (JacksonException _) {
        return null;
      }
    }
  }

  /// The end of a day.
  record Day(
      LocalDate day,
      BigDecimal planned,
      BigDecimal open,
      int proposals,
      int notPriced,
      int atLeast) {}

  /// @param path of the budget in the API
  /// @param budget as it is now; null: it is removed, and its days are in USD
  History of(String tenant, String budgetId, String path, @Nullable Budget budget, Query query) {
    int limit = query.count("limit", PAGE, MOST_PER_PAGE);
    String cursor = query.text("cursor");
    Page<AuditRecorded> page =
        Page.of(
            changes.of(
                tenant, path, cursor == null ? null : Query.checkedName("cursor", cursor), limit),
            limit,
            AuditRecorded::id);
    return new History(
        page.items().stream().map(Version::of).toList(),
        page.next(),
        days(tenant, budgetId, budget, instance(query)));
  }

  private List<Day> days(String tenant, String budgetId, @Nullable Budget budget, String instance) {
    BudgetTerms terms = budget == null ? null : BudgetTerms.of(budget);
    return ledger.days(tenant, budgetId, instance).stream()
        .map(day ->
            new Day(
                day.day(),
                terms == null ? day.planned() : terms.fromUsd(day.planned()),
                terms == null ? day.open() : terms.fromUsd(day.open()),
                day.proposals(),
                day.notPriced(),
                day.atLeast()))
        .toList();
  }

  private static String instance(Query query) {
    String instance = query.text("instance");
    if (instance != null
        && (instance.length() > LONGEST_INSTANCE
            || instance.chars().anyMatch(Character::isISOControl))) {
      throw Query.invalid("instance", "must be a value that the budget is split by");
    }
    return instance == null ? "" : instance;
  }
}

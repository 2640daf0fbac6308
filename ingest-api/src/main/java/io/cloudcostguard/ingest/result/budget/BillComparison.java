package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.actual.BilledBudget;
import io.cloudcostguard.estimation.actual.BilledBudget.WorkspaceDays;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.ingest.actual.Actuals;
import io.cloudcostguard.schemas.budget.Budget;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Compares the budgets of a tenant with the bill of a month.
@Component
class BillComparison {

  /// A run rate is of the days before, too.
  private static final int MONTHS_BEFORE = 1;

  private static final int PAGE = 1_000;

  private final Budgets budgets;
  private final Actuals actuals;

  BillComparison(Budgets budgets, Actuals actuals) {
    this.budgets = budgets;
    this.actuals = actuals;
  }

  /// @param currency in which most is billed; null: nothing is, and no budget is compared
  /// @param notCounted the other currencies of the bill: what is billed in them is in no amount
  /// @param through the last day that is billed in full; null: none is
  record Compared(
      @Nullable String currency,
      List<String> notCounted,
      @Nullable LocalDate through,
      List<Standing> standings) {}

  /// A budget, or a value that it is split by.
  record Standing(BudgetTerms terms, BilledBudget billed) {}

  /// @param most of the standings
  Compared of(String tenant, YearMonth month, int most) {
    List<String> currencies = actuals.currencies(tenant, month);
    if (currencies.isEmpty()) {
      return new Compared(null, List.of(), null, List.of());
    }
    String currency = currencies.getFirst();
    LocalDate through = actuals.through(tenant, month);
    List<WorkspaceDays> bill =
        actuals.workspaceDays(tenant, month.minusMonths(MONTHS_BEFORE), month, currency);
    List<Standing> standings = new ArrayList<>();
    String after = "";
    List<Budget> page;
    do {
      page = budgets.list(tenant, after, PAGE);
      for (Budget budget : page) {
        BudgetTerms terms = BudgetTerms.of(budget);
        BilledBudget.of(terms, month, bill, currency, through)
            .forEach(billed -> standings.add(new Standing(terms, billed)));
        after = budget.id();
      }
    } while (page.size() == PAGE && standings.size() < most);
    return new Compared(
        currency,
        currencies.stream().skip(1).toList(),
        through,
        standings.subList(0, Math.min(most, standings.size())));
  }
}

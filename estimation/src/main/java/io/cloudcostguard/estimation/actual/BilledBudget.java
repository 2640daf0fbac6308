package io.cloudcostguard.estimation.actual;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a budget stands by what was billed of a month, and by where the month will end.
///
/// @param currency of the limit and of all amounts
/// @param billed so far; null: not compared
/// @param forecast null: not known; as `low` and `high`
/// @param crossed thresholds that are below what is billed, the lowest first
/// @param expected thresholds that are not crossed, and below the forecast
/// @param notCompared why there are no amounts; null: there are
public record BilledBudget(
    String id,
    String name,
    String currency,
    BigDecimal limit,
    @Nullable BigDecimal billed,
    @Nullable BigDecimal forecast,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    List<String> crossed,
    List<String> expected,
    @Nullable String notCompared) {

  private static final String DOLLARS = "USD";

  /// What a workspace was billed.
  ///
  /// @param project null: the charges belong to no workspace
  /// @param workspace null: as above
  /// @param days what each day cost
  /// @param once what the month is charged for longer than a day
  public record WorkspaceDays(
      @Nullable String project,
      @Nullable String workspace,
      NavigableMap<LocalDate, BigDecimal> days,
      BigDecimal once) {}

  /// Compares.
  ///
  /// @param currency of the bill
  /// @param through the last day that is billed in full; null: none is
  public static BilledBudget of(
      BudgetTerms terms,
      YearMonth month,
      List<WorkspaceDays> bill,
      String currency,
      @Nullable LocalDate through) {
    String own = terms.budget().monthlyLimit().currency();
    String why = whyNot(terms, own, currency);
    if (why != null) {
      return new BilledBudget(
          terms.budget().id(),
          terms.budget().name(),
          own,
          terms.limit(month),
          null,
          null,
          null,
          null,
          List.of(),
          List.of(),
          why);
    }
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    BigDecimal once = BigDecimal.ZERO;
    for (WorkspaceDays workspace : bill) {
      if (holds(terms, workspace)) {
        workspace.days().forEach((day, cost) -> days.merge(day, cost, BigDecimal::add));
        once = once.add(workspace.once());
      }
    }
    MonthForecast forecast = MonthForecast.of(month, days, once, through);
    UnaryOperator<BigDecimal> inOwn =
        amount -> own.equals(currency) ? amount : terms.fromUsd(amount);
    BigDecimal billed = inOwn.apply(forecast.toDate());
    BigDecimal end =
        forecast.forecast() == null ? billed : inOwn.apply(forecast.forecast()).max(billed);
    return new BilledBudget(
        terms.budget().id(),
        terms.budget().name(),
        own,
        terms.limit(month),
        billed,
        forecast.forecast() == null ? null : inOwn.apply(forecast.forecast()),
        forecast.low() == null ? null : inOwn.apply(forecast.low()),
        forecast.high() == null ? null : inOwn.apply(forecast.high()),
        between(terms, month, null, billed),
        between(terms, month, billed, end),
        null);
  }

  /// A bill tells accounts and tags of its own: of a scope, projects and workspaces are known.
  private static @Nullable String whyNot(BudgetTerms terms, String own, String currency) {
    if (!terms.holdsWholeWorkspaces()) {
      return "The budget holds tags, providers or services; bills are told apart by project and"
          + " workspace.";
    }
    if (!own.equals(currency) && !(currency.equals(DOLLARS) && terms.isComparable())) {
      return "The bill is in %s, the budget in %s.".formatted(currency, own);
    }
    return null;
  }

  private static boolean holds(BudgetTerms terms, WorkspaceDays workspace) {
    return (workspace.project() == null || workspace.workspace() == null)
        ? terms.scope().projects() == null && terms.scope().workspaces() == null
        : terms.holds(workspace.project(), workspace.workspace());
  }

  /// Thresholds of one cost that are above `from`, and below `to`.
  private static List<String> between(
      BudgetTerms terms, YearMonth month, @Nullable BigDecimal from, BigDecimal to) {
    return terms.thresholds().stream()
        .filter(threshold -> threshold.metric() == Metric.PLANNED)
        .sorted((one, other) -> terms.amount(one, month).compareTo(terms.amount(other, month)))
        .filter(threshold -> {
          BigDecimal amount = terms.amount(threshold, month);
          return to.compareTo(amount) > 0 && (from == null || from.compareTo(amount) <= 0);
        })
        .map(Threshold::id)
        .toList();
  }
}

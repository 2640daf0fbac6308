package io.cloudcostguard.estimation.actual;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// How a budget stands by what was billed of a month, and by where the month will end.
///
/// @param instance the value that the budget is split by; null: it is not split
/// @param currency of the limit and of all amounts
/// @param billed so far; null: not compared
/// @param forecast null: not known; as `low` and `high`
/// @param crossed thresholds that are below what is billed, the lowest first
/// @param expected thresholds that are not crossed, and below the forecast
/// @param notCompared why there are no amounts; null: there are
public record BilledBudget(
    String id,
    String name,
    @Nullable String instance,
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
  private static final String TOGETHER = "";

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

  /// Compares; where the budget is split, each value with a limit of its own.
  ///
  /// @param currency of the bill
  /// @param through the last day that is billed in full; null: none is
  public static List<BilledBudget> of(
      BudgetTerms terms,
      YearMonth month,
      List<WorkspaceDays> bill,
      String currency,
      @Nullable LocalDate through) {
    String why = whyNot(terms, currency);
    if (why != null) {
      return List.of(
          new BilledBudget(
              terms.budget().id(),
              terms.budget().name(),
              null,
              terms.budget().monthlyLimit().currency(),
              terms.limit(month),
              null,
              null,
              null,
              null,
              List.of(),
              List.of(),
              why));
    }
    SortedMap<String, List<WorkspaceDays>> instances = new TreeMap<>();
    if (!isSplit(terms)) {
      instances.put(TOGETHER, new ArrayList<>());
    }
    for (WorkspaceDays workspace : bill) {
      if (holds(terms, workspace)) {
        instances
            .computeIfAbsent(instance(terms, workspace), _ -> new ArrayList<>())
            .add(workspace);
      }
    }
    return instances.entrySet().stream()
        .limit(BudgetTerms.MOST_INSTANCES)
        .map(each -> compared(terms, each.getKey(), month, each.getValue(), currency, through))
        .toList();
  }

  private static boolean isSplit(BudgetTerms terms) {
    return terms.budget().policy() != null && terms.budget().policy().splitBy() != null;
  }

  private static String instance(BudgetTerms terms, WorkspaceDays workspace) {
    if (!isSplit(terms)) {
      return TOGETHER;
    }
    if (workspace.project() == null) {
      return BudgetTerms.WITHOUT;
    }
    boolean byProject = "project".equals(Objects.requireNonNull(terms.budget().policy()).splitBy());
    return byProject ? workspace.project() : workspace.project() + "/" + workspace.workspace();
  }

  private static BilledBudget compared(
      BudgetTerms terms,
      String instance,
      YearMonth month,
      List<WorkspaceDays> bill,
      String currency,
      @Nullable LocalDate through) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    BigDecimal once = BigDecimal.ZERO;
    for (WorkspaceDays workspace : bill) {
      workspace.days().forEach((day, cost) -> days.merge(day, cost, BigDecimal::add));
      once = once.add(workspace.once());
    }
    MonthForecast forecast = MonthForecast.of(month, days, once, through);
    String own = terms.budget().monthlyLimit().currency();
    UnaryOperator<BigDecimal> inOwn =
        amount -> own.equals(currency) ? amount : terms.fromUsd(amount);
    BigDecimal billed = inOwn.apply(forecast.toDate());
    BigDecimal end = inOwnOrNull(inOwn, forecast.forecast());
    return new BilledBudget(
        terms.budget().id(),
        terms.budget().name(),
        instance.equals(TOGETHER) ? null : instance,
        own,
        terms.limit(month),
        billed,
        end,
        inOwnOrNull(inOwn, forecast.low()),
        inOwnOrNull(inOwn, forecast.high()),
        between(terms, month, null, billed),
        between(terms, month, billed, end == null ? billed : end.max(billed)),
        null);
  }

  private static @Nullable BigDecimal inOwnOrNull(
      UnaryOperator<BigDecimal> inOwn, @Nullable BigDecimal amount) {
    return amount == null ? null : inOwn.apply(amount);
  }

  /// A bill tells accounts and tags of its own: of a scope, projects and workspaces are known.
  private static @Nullable String whyNot(BudgetTerms terms, String currency) {
    String own = terms.budget().monthlyLimit().currency();
    if (!terms.holdsWholeWorkspaces() || !terms.isSplitByWorkspace()) {
      return "The budget holds, or is split by, tags, providers or services; a bill is told apart"
          + " by project and workspace.";
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

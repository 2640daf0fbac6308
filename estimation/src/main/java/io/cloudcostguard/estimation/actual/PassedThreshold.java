package io.cloudcostguard.estimation.actual;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.schemas.bill.BillEvent.Kind;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// A threshold of a budget that is passed by what is billed, or only by where the month will end.
///
/// @param amount of the threshold, in the currency of the budget's limit
public record PassedThreshold(Kind kind, Threshold threshold, BigDecimal amount) {

  /// The lowest first. A forecast without an interval is of too few days to alert anybody.
  public static List<PassedThreshold> of(
      BudgetTerms terms, YearMonth month, BilledBudget standing) {
    return Stream.concat(
            of(terms, month, Kind.ACTUAL, standing.crossed()),
            standing.low() == null
                ? Stream.empty()
                : of(terms, month, Kind.FORECAST, standing.expected()))
        .toList();
  }

  private static Stream<PassedThreshold> of(
      BudgetTerms terms, YearMonth month, Kind kind, List<String> ids) {
    return ids.stream()
        .flatMap(id ->
            terms.thresholds().stream()
                .filter(threshold -> threshold.id().equals(id))
                .limit(1)
                .map(threshold ->
                    new PassedThreshold(kind, threshold, terms.amount(threshold, month))));
  }
}

package io.cloudcostguard.estimation.actual;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// Where a month will end: what is billed so far, and the run rate for the days that are left.
///
/// The run rate is the mean of the last 28 days that are billed in full. The interval holds the sum
/// of the days left in 19 of 20 months, if they vary as those days did: with `n` days of standard
/// deviation `s`, `r` days left vary by `s × √(r + r² ÷ n)`.
///
/// @param through the last day that is billed in full; null: none is
/// @param toDate billed in the month up to that day, with what is charged once
/// @param rate of a day; null without such days
/// @param forecast null: not known
/// @param low null: fewer than seven days say nothing of how they vary
/// @param high as `low`
public record MonthForecast(
    YearMonth month,
    @Nullable LocalDate through,
    int daysLeft,
    BigDecimal toDate,
    @Nullable BigDecimal rate,
    @Nullable BigDecimal forecast,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high) {

  /// So many days make the run rate.
  public static final int DAYS = 28;

  private static final int FEWEST = 7;
  private static final int DIGITS = 6;
  private static final BigDecimal TWO_SIDED_95 = new BigDecimal("1.96");
  private static final MathContext PRECISION = MathContext.DECIMAL128;

  /// Of the costs of each day.
  ///
  /// @param daily what the days up to `through` cost by usage; a day that is not there cost nothing
  /// @param once what is charged in the month, and not for a day of it
  public static MonthForecast of(
      YearMonth month,
      NavigableMap<LocalDate, BigDecimal> daily,
      BigDecimal once,
      @Nullable LocalDate through) {
    BigDecimal toDate =
        daily.entrySet().stream()
            .filter(day -> YearMonth.from(day.getKey()).equals(month))
            .filter(day -> through != null && !day.getKey().isAfter(through))
            .map(Map.Entry::getValue)
            .reduce(once, BigDecimal::add);
    if (through == null || daily.isEmpty()) {
      return new MonthForecast(
          month, through, month.lengthOfMonth(), toDate, null, null, null, null);
    }
    int left =
        YearMonth.from(through).isBefore(month)
            ? month.lengthOfMonth()
            : YearMonth.from(through).equals(month)
                ? month.lengthOfMonth() - through.getDayOfMonth()
                : 0;
    LocalDate first = daily.firstKey();
    List<BigDecimal> days =
        through
            .minusDays(DAYS - 1L)
            .datesUntil(through.plusDays(1))
            .filter(day -> !day.isBefore(first))
            .map(day -> daily.getOrDefault(day, BigDecimal.ZERO))
            .toList();
    if (days.isEmpty()) {
      return new MonthForecast(month, through, left, toDate, null, null, null, null);
    }
    BigDecimal count = BigDecimal.valueOf(days.size());
    BigDecimal mean =
        days.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, PRECISION);
    BigDecimal rest = BigDecimal.valueOf(left);
    BigDecimal forecast = toDate.add(mean.multiply(rest));
    BigDecimal low = null;
    BigDecimal high = null;
    if (left == 0 || days.size() >= FEWEST) {
      BigDecimal spread = left == 0 ? BigDecimal.ZERO : spread(days, mean, rest, count);
      low = rounded(forecast.subtract(spread));
      high = rounded(forecast.add(spread));
    }
    return new MonthForecast(
        month, through, left, toDate, rounded(mean), rounded(forecast), low, high);
  }

  private static BigDecimal spread(
      List<BigDecimal> days, BigDecimal mean, BigDecimal rest, BigDecimal count) {
    BigDecimal squares =
        days.stream()
            .map(day -> day.subtract(mean).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal variance = squares.divide(count.subtract(BigDecimal.ONE), PRECISION);
    BigDecimal ofSum = rest.add(rest.pow(2).divide(count, PRECISION)).multiply(variance);
    return ofSum.sqrt(PRECISION).multiply(TWO_SIDED_95);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(DIGITS, RoundingMode.HALF_EVEN);
  }
}

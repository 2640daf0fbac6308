package io.cloudcostguard.estimation.actual;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// A day that cost unusually much or little for its day of the week.
///
/// Usual is the median of the same weekday in the eight weeks before. A day's score is its distance
/// from that, in robust standard deviations: 1.4826 times the median of how far all days of those
/// weeks were from the medians of their weekdays, in parts of these, and at least 2 %. A day with a
/// score beyond 5, and at least one unit of the currency away, is an anomaly. It needs four weeks.
///
/// @param score positive: it cost more than usual
public record SpendAnomaly(LocalDate day, BigDecimal cost, BigDecimal usual, BigDecimal score) {

  private static final int WEEKS = 8;
  private static final int FEWEST_WEEKS = 4;
  private static final int WEEK = 7;
  private static final int DIGITS = 6;
  private static final int PARTS = 12;
  private static final BigDecimal LIMIT = BigDecimal.valueOf(5);
  private static final BigDecimal LEAST_DIFFERENCE = BigDecimal.ONE;
  private static final BigDecimal LEAST_SPREAD = new BigDecimal("0.02");
  private static final BigDecimal OF_NORMAL = new BigDecimal("1.4826");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /// The anomalies among the days from `from` to the last one of `daily`.
  ///
  /// @param daily what each day cost; a day between the first and the last that is not there cost
  ///   nothing
  public static List<SpendAnomaly> in(NavigableMap<LocalDate, BigDecimal> daily, LocalDate from) {
    if (daily.isEmpty()) {
      return List.of();
    }
    List<SpendAnomaly> anomalies = new ArrayList<>();
    LocalDate first = daily.firstKey();
    LocalDate begin = from.isBefore(first) ? first : from;
    for (LocalDate day = begin; !day.isAfter(daily.lastKey()); day = day.plusDays(1)) {
      SpendAnomaly seen = judge(daily, first, day);
      if (seen != null) {
        anomalies.add(seen);
      }
    }
    return anomalies;
  }

  private static @Nullable SpendAnomaly judge(
      NavigableMap<LocalDate, BigDecimal> daily, LocalDate first, LocalDate day) {
    List<BigDecimal> same = sameWeekday(daily, first, day, day);
    if (same.size() < FEWEST_WEEKS) {
      return null;
    }
    BigDecimal usual = median(same);
    List<BigDecimal> distances = new ArrayList<>();
    for (int back = 1; back <= WEEK; back++) {
      // The weekdays in turn; of each, the same weeks.
      List<BigDecimal> others = sameWeekday(daily, first, day.minusDays(back % WEEK), day);
      BigDecimal middle = others.isEmpty() ? BigDecimal.ZERO : median(others);
      if (middle.signum() != 0) {
        others.forEach(other ->
            distances.add(
                other.subtract(middle).abs().divide(middle.abs(), PARTS, RoundingMode.HALF_EVEN)));
      }
    }
    BigDecimal cost = daily.getOrDefault(day, BigDecimal.ZERO);
    BigDecimal difference = cost.subtract(usual);
    BigDecimal part = distances.isEmpty() ? LEAST_SPREAD : median(distances).multiply(OF_NORMAL);
    BigDecimal spread = part.max(LEAST_SPREAD).multiply(usual.abs());
    if (difference.abs().compareTo(LEAST_DIFFERENCE) < 0
        || difference.abs().compareTo(spread.multiply(LIMIT)) <= 0) {
      return null;
    }
    BigDecimal score =
        spread.signum() == 0
            ? BigDecimal.valueOf(999L * difference.signum())
            : difference.divide(spread, 1, RoundingMode.HALF_EVEN);
    return new SpendAnomaly(day, cost, usual, score);
  }

  /// What the weekday of `like` cost in the eight weeks before `day`.
  private static List<BigDecimal> sameWeekday(
      NavigableMap<LocalDate, BigDecimal> daily, LocalDate first, LocalDate like, LocalDate day) {
    List<BigDecimal> costs = new ArrayList<>();
    LocalDate each = like.equals(day) ? day.minusDays(WEEK) : like;
    for (int week = 0; week < WEEKS && !each.isBefore(first); week++) {
      costs.add(daily.getOrDefault(each, BigDecimal.ZERO));
      each = each.minusDays(WEEK);
    }
    return costs;
  }

  private static BigDecimal median(List<BigDecimal> values) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted
            .get(middle - 1)
            .add(sorted.get(middle))
            .divide(TWO, DIGITS, RoundingMode.HALF_EVEN);
  }
}

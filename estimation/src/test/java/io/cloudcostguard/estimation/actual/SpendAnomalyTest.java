package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpendAnomalyTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 8, 3);
  private static final LocalDate JUDGED = LocalDate.of(2026, 10, 1);

  /// Weekends cost two thirds; the noise is normal.
  private static NavigableMap<LocalDate, BigDecimal> account(Random dice, double noise) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    for (LocalDate day = FIRST; day.isBefore(LocalDate.of(2026, 11, 1)); day = day.plusDays(1)) {
      double usual = day.getDayOfWeek().getValue() > 5 ? 66 : 100;
      days.put(
          day,
          BigDecimal.valueOf(usual * (1 + noise * dice.nextGaussian()))
              .setScale(4, RoundingMode.HALF_EVEN));
    }
    return days;
  }

  @Test
  void findsADayThatCostsTwice() {
    NavigableMap<LocalDate, BigDecimal> days = account(new Random(1), 0.05);
    LocalDate day = LocalDate.of(2026, 10, 14);
    days.put(day, new BigDecimal("200"));

    assertThat(SpendAnomaly.in(days, JUDGED))
        .singleElement()
        .satisfies(anomaly -> {
          assertThat(anomaly.day()).isEqualTo(day);
          assertThat(anomaly.score()).isGreaterThan(BigDecimal.valueOf(10));
          assertThat(anomaly.usual()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
        });
  }

  @Test
  void findsADayThatCostsNothing() {
    NavigableMap<LocalDate, BigDecimal> days = account(new Random(2), 0.05);
    days.remove(LocalDate.of(2026, 10, 14));

    assertThat(SpendAnomaly.in(days, JUDGED))
        .singleElement()
        .satisfies(anomaly -> assertThat(anomaly.score()).isNegative());
  }

  @Test
  void doesNotTakeAWeekendForAnAnomaly() {
    assertThat(SpendAnomaly.in(account(new Random(3), 0), JUDGED)).isEmpty();
  }

  @Test
  void saysNothingInTheFirstFourWeeks() {
    NavigableMap<LocalDate, BigDecimal> days = account(new Random(4), 0.05);
    days.put(FIRST.plusDays(20), new BigDecimal("900"));

    assertThat(SpendAnomaly.in(days.headMap(FIRST.plusDays(27), false), FIRST)).isEmpty();
  }

  /// The figure of docs/actuals.md: 500 accounts without any anomaly, a month each.
  @Test
  void isWrongOnFewDays() {
    Random dice = new Random(20261129);
    int accounts = 500;
    int wrong = 0;
    for (int account = 0; account < accounts; account++) {
      wrong += SpendAnomaly.in(account(dice, 0.1), JUDGED).size();
    }
    double percent = 100.0 * wrong / (accounts * 31);

    assertThat(percent).isBetween(0.02, 0.3);
  }
}

package io.cloudcostguard.estimation.actual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MonthForecastTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private static NavigableMap<LocalDate, BigDecimal> days(String from, int count, String cost) {
    NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
    LocalDate.parse(from)
        .datesUntil(LocalDate.parse(from).plusDays(count))
        .forEach(day -> days.put(day, new BigDecimal(cost)));
    return days;
  }

  @Test
  void addsTheRunRateForTheDaysLeft() {
    MonthForecast forecast =
        MonthForecast.of(
            NOVEMBER,
            days("2026-10-01", 41, "10"),
            new BigDecimal("100"),
            LocalDate.of(2026, 11, 10));

    assertThat(forecast.toDate()).isEqualByComparingTo("200");
    assertThat(forecast.daysLeft()).isEqualTo(20);
    assertThat(forecast.forecast()).isEqualByComparingTo("400");
    assertThat(forecast.low()).isEqualByComparingTo("400");
    assertThat(forecast.high()).isEqualByComparingTo("400");
  }

  @Test
  void saysNothingOfTheSpreadOfFewDays() {
    MonthForecast forecast =
        MonthForecast.of(
            NOVEMBER, days("2026-11-01", 3, "10"), BigDecimal.ZERO, LocalDate.of(2026, 11, 3));

    assertThat(forecast.forecast()).isEqualByComparingTo("300");
    assertThat(forecast.low()).isNull();
  }

  @Test
  void knowsNothingWithoutADay() {
    MonthForecast forecast = MonthForecast.of(NOVEMBER, new TreeMap<>(), BigDecimal.ZERO, null);

    assertThat(forecast.forecast()).isNull();
    assertThat(forecast.toDate()).isZero();
  }

  @Test
  void isWhatWasBilledWhenTheMonthIsOver() {
    MonthForecast forecast =
        MonthForecast.of(
            NOVEMBER, days("2026-10-01", 61, "10"), BigDecimal.ONE, LocalDate.of(2026, 11, 30));

    assertThat(forecast.forecast()).isEqualByComparingTo("301");
    assertThat(forecast.high()).isEqualByComparingTo("301");
  }

  /// 2,000 accounts with weekends and noise, each seen on the tenth: the truth is known.
  @Test
  void holdsTheTruthInAboutNineteenOfTwentyMonths() {
    Random dice = new Random(20261129);
    int held = 0;
    int accounts = 2_000;
    for (int account = 0; account < accounts; account++) {
      NavigableMap<LocalDate, BigDecimal> days = new TreeMap<>();
      BigDecimal truth = BigDecimal.ZERO;
      for (LocalDate day = LocalDate.of(2026, 9, 1);
          day.isBefore(LocalDate.of(2026, 12, 1));
          day = day.plusDays(1)) {
        double weekend = day.getDayOfWeek().getValue() > 5 ? 0.8 : 1;
        BigDecimal cost =
            BigDecimal.valueOf(100 * weekend * (1 + 0.1 * dice.nextGaussian()))
                .setScale(4, RoundingMode.HALF_EVEN);
        if (day.getDayOfMonth() <= 10 || day.getMonthValue() < 11) {
          days.put(day, cost);
        }
        if (day.getMonthValue() == 11) {
          truth = truth.add(cost);
        }
      }
      MonthForecast forecast =
          MonthForecast.of(NOVEMBER, days, BigDecimal.ZERO, LocalDate.of(2026, 11, 10));
      if (truth.compareTo(forecast.low()) >= 0 && truth.compareTo(forecast.high()) <= 0) {
        held++;
      }
    }

    assertThat(100.0 * held / accounts).isBetween(93.0, 100.0);
  }
}

package io.cloudcostguard.pricing.source.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitOfMeasureTest {

  @ParameterizedTest
  @CsvSource({
    "1 Hour, 1, hours",
    "1/Hour, 1, hours",
    "100 Hours, 100, hours",
    "1 GB, 1, GB",
    "1 GB/Month, 1, GB",
    "1 GiB/Hour, 1, GiB-hours",
    "1 GB Second, 1, GB-seconds",
    "1/Month, 1, units",
    "1 Month, 1, units",
    "1, 1, units",
    "100, 100, units",
    "10K, 10000, units",
    "10K/Month, 10000, units",
    "1M, 1000000, units",
    "1B, 1000000000, units",
    "1/Day, 1, days",
    "1/Year, 1, years",
    "100 Seconds, 100, seconds",
    "128 MB, 128, MB",
    "1 TB/Month, 1, TB",
    "1 IOPS/Month, 1, IOPS",
    "10K Transactions, 10000, transactions",
    "100 /Hour, 100, hours",
    "100 Units/Hour, 100, hours",
    "1 User/Day, 1, user-days",
    "1 IOPS/Hour, 1, IOPS-hours"
  })
  void isABlockOfUnits(String text, BigDecimal block, String unit) {
    assertThat(UnitOfMeasure.of(text)).isEqualTo(new UnitOfMeasure(block, unit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "Text",
        "1 hora",
        "1 GB/mes",
        "1/10 Days",
        "1 Hour/Month",
        "1 Annual Domain",
        "K"
      })
  void isNotGuessed(String text) {
    assertThat(UnitOfMeasure.of(text)).isNull();
  }

  @Test
  void dividesAPriceExactlyWhereItEnds() {
    UnitOfMeasure unit = UnitOfMeasure.of("10K");

    assertThat(unit.each(new BigDecimal("8e-06"))).isEqualByComparingTo("8e-10");
    assertThat(unit.units(new BigDecimal("10.0"))).isEqualByComparingTo("100000");
  }
}

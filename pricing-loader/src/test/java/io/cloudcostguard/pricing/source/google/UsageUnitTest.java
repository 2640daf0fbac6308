package io.cloudcostguard.pricing.source.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageUnitTest {

  @ParameterizedTest
  @CsvSource({
    "h, 1, hours",
    "s, 1, seconds",
    "mo, 1, units",
    "count, 1, units",
    "GiBy, 1, GiB",
    "GiBy.mo, 1, GiB",
    "GiBy.h, 1, GiB-hours",
    "TiBy.d, 1024, GiB-days",
    "MiBy, 0.0009765625, GiB",
    "GBy, 1, GB",
    "MBy.s, 0.001, GB-seconds",
    "count.h, 1, hours"
  })
  void isABlockOfUnits(String text, BigDecimal block, String unit) {
    assertThat(UsageUnit.of(text).block()).isEqualByComparingTo(block);
    assertThat(UsageUnit.of(text).unit()).isEqualTo(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "h.", ".h", "XiBy", "iBy", "GiBy.fortnight", "furlong"})
  void isNotGuessed(String text) {
    assertThat(UsageUnit.of(text)).isNull();
  }

  @Test
  void convertsExactly() {
    UsageUnit bytes = UsageUnit.of("By");

    assertThat(bytes.units(BigDecimal.valueOf(1L << 30))).isEqualByComparingTo("1");
    assertThat(bytes.each(new BigDecimal("1e-9"))).isEqualByComparingTo("1.073741824");
  }
}

package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The variants of payment of one machine at 0.192 an hour, and odd offers.
class CommitmentTest {

  @ParameterizedTest
  @CsvSource({
    "1010, 0,      1, 0.115297, 0.6005, 7.21,  7.21",
    "515,  0.0588, 1, 0.117590, 0.6124, 5.30,  7.35",
    "0,    0.121,  1, 0.121000, 0.6302, ,      7.56",
    "1976, 0,      3, 0.075190, 0.3916, 14.10, 14.10",
    "0,    0.2,    1, 0.200000, 1.0417, ,      12.50",
    "100,  0.2,    1, 0.211416, 1.1011, ,      13.21"
  })
  void turnsWhereItsPartOfTheTermIsUsed(
      String upfront,
      String hourly,
      int years,
      String effective,
      String breakEven,
      @Nullable String payback,
      String regretFree) {
    Commitment offer =
        new Commitment(
            new BigDecimal("0.192"), new BigDecimal(upfront), new BigDecimal(hourly), years);

    assertThat(rounded(offer.effective(), 6)).isEqualTo(effective);
    assertThat(rounded(offer.breakEven(), 4)).isEqualTo(breakEven);
    assertThat(offer.paybackMonth() == null ? null : rounded(offer.paybackMonth(), 2))
        .isEqualTo(payback);
    assertThat(rounded(offer.regretFreeMonth(), 2)).isEqualTo(regretFree);
    // Where it turns, nothing is saved and nothing lost.
    assertThat(rounded(offer.monthlySaving(offer.breakEven()), 9)).isEqualTo("0.000000000");
  }

  @Test
  void savesTheDifferenceWhereAllIsUsed() {
    Commitment offer =
        new Commitment(new BigDecimal("0.192"), new BigDecimal("1010"), BigDecimal.ZERO, 1);

    assertThat(rounded(offer.monthlySaving(BigDecimal.ONE), 2)).isEqualTo("55.99");
    assertThat(rounded(offer.monthlySaving(new BigDecimal("0.5")), 2)).isEqualTo("-14.09");
  }

  @Test
  void isNoneWithoutAPriceOrWithANegativeFee() {
    assertThatThrownBy(() -> new Commitment(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ONE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Commitment(BigDecimal.ONE, BigDecimal.ONE.negate(), BigDecimal.ONE, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String rounded(BigDecimal amount, int digits) {
    return amount.setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}

package io.cloudcostguard.estimation.resource.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.resource.Amount;
import java.math.BigDecimal;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SustainedUseTest {

  /// Of N1 each further quarter of a month costs 20 % of the list price less, of N2 13.33 %.
  @ParameterizedTest
  @CsvSource({
    "n1, 100, 100",
    "n1, 182.5, 182.5",
    "n1, 365, 328.5",
    "n1, 547.5, 438",
    "n1, 730, 511",
    "f1, 730, 511",
    "m1, 730, 511",
    "n2, 365, 340.666667",
    "n2, 730, 584",
    "n2d, 730, 584",
    "c2, 730, 584",
    "e2, 730, 730",
    "c3, 365, 365"
  })
  void chargesFewerHoursTheLongerAMachineRuns(String series, String hours, BigDecimal charged) {
    Amount amount = SustainedUse.of(series).charged(Amount.of(hours));

    assertThat(amount)
        .asInstanceOf(InstanceOfAssertFactories.type(Amount.Known.class))
        .satisfies(known ->
            assertThat(known.value())
                .isCloseTo(charged, Offset.offset(new BigDecimal("0.000001"))));
  }

  @Test
  void leavesHoursThatAreNotKnownAsTheyAre() {
    Amount missing = new Amount.UsageMissing("monthly_hrs");

    assertThat(SustainedUse.of("n1").charged(missing)).isSameAs(missing);
  }
}

package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1895 | USD | $1,895.00",
        "0.125 | USD | $0.12",
        "0.135 | USD | $0.14",
        "-0.001 | USD | $0.00",
        "-1234567.899 | EUR | -€1,234,567.90",
        "12345678901234567890.1 | GBP | £12,345,678,901,234,567,890.10",
        "5 | CHF | CHF 5.00"
      })
  void roundsHalfToEvenAndGroupsThousands(String amount, String currency, String expected) {
    assertThat(new MoneyFormat(currency).of(new BigDecimal(amount))).isEqualTo(expected);
  }

  @Test
  void doesNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(new MoneyFormat("USD").of(new BigDecimal("1234.5"))).isEqualTo("$1,234.50");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void hasNoPercentageOfNothing() {
    assertThat(MoneyFormat.percent(BigDecimal.TEN, BigDecimal.ZERO)).isNull();
    assertThat(MoneyFormat.percent(new BigDecimal("690.9"), new BigDecimal("1204.1")))
        .isEqualTo("57.4 %");
  }
}

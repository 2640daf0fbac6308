package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

  @Test
  void keepsEveryDigit() {
    assertThat(Money.usd("0.0000133334"))
        .isEqualTo(new Money(new BigDecimal("0.0000133334"), "USD"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "usd", "dollars", "€"})
  void refusesWhatIsNoCurrency(String currency) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Money(BigDecimal.ONE, currency));
  }
}

package io.cloudcostguard.pricing.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.pricing.source.BundledBook;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceValidationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"aws", "catalogue", "aws//x", "aws/EC2", "aws/a b", "aws/a\tb", "aws/a\u0000b"})
  void refusesAMalformedKey(String key) {
    assertThat(PriceValidation.violation(new PriceKey(key))).isNotNull();
  }

  @Test
  void refusesAPriceThatCannotBeCharged() {
    assertThat(PriceValidation.violation(price("hours", "XXQ", "1"))).contains("XXQ");
    assertThat(PriceValidation.violation(price(" ", "USD", "1"))).contains("unit");
    assertThat(PriceValidation.violation(price("hours", "USD", "1e999999999"))).contains("digits");
    assertThat(PriceValidation.violation(price("hours", "USD", "1e-41"))).contains("digits");
  }

  @Test
  void acceptsEveryBundledPrice() {
    new BundledBook()
        .read(
            PriceSink.ofPrices((key, price) -> {
              assertThat(PriceValidation.violation(key)).as(key.value()).isNull();
              assertThat(PriceValidation.violation(price)).as(key.value()).isNull();
            }));
  }

  private static Price price(String unit, String currency, String amount) {
    return new Price(
        unit,
        currency,
        List.of(Tier.flat(new BigDecimal(amount))),
        LocalDate.parse("2026-01-01"),
        "test");
  }
}

package io.cloudcostguard.schemas.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "0 10", "0 0.5 51200 512000"})
  void takesTiersThatAscendFromZero(String from) {
    assertThat(price(from).tiers()).hasSize(from.split(" ").length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "10 0", "0 10 10", "0 10 5", "0 0", "0 10 10.0"})
  void refusesOtherTiers(String from) {
    assertThatIllegalArgumentException().isThrownBy(() -> price(from));
  }

  @Test
  void refusesNoTiers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> price(List.of()))
        .withMessage("The first tier of a price begins at 0: []");
  }

  @Test
  void keepsItsTiersWhenTheListChanges() {
    List<Tier> tiers = new ArrayList<>(List.of(tier("0", "1")));
    Price price = price(tiers);

    tiers.add(tier("5", "0.5"));

    assertThat(price.tiers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0.00, 0.0450", "0E+3, 4.5E-2"})
  void aTierIsEqualByValue(String from, String price) {
    assertThat(tier(from, price))
        .isEqualTo(Tier.flat(new BigDecimal("0.045")))
        .hasSameHashCodeAs(tier("0", "0.045"));
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, -0.01"})
  void aTierIsNotNegative(String from, String price) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tier(from, price))
        .withMessageContaining("not negative");
  }

  private static Price price(String from) {
    return price(Arrays.stream(from.split(" ")).map(f -> tier(f, "1")).toList());
  }

  private static Price price(List<Tier> tiers) {
    return new Price("GB", "USD", tiers, LocalDate.of(2026, 1, 1), "test");
  }

  private static Tier tier(String from, String price) {
    return new Tier(new BigDecimal(from), new BigDecimal(price));
  }
}

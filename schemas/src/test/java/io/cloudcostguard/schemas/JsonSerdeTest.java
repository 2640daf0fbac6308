package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PriceRecord;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSerdeTest {

  private final JsonSerde<Budget> budgets = JsonSerde.of(Topics.BUDGETS);

  @Test
  void readsWhatItWrote() {
    Budget budget = new Budget("a/b", "a", "b", Money.usd("12.50"), true, null);

    byte[] bytes = budgets.serializer().serialize("ccg.budgets", budget);

    assertThat(bytes)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            """
            {"id":"a/b","tenant":"a","project":"b",\
            "monthlyLimit":{"amount":"12.50","currency":"USD"},"warnWhenIncomplete":true}\
            """);
    assertThat(budgets.deserializer().deserialize("ccg.budgets", bytes)).isEqualTo(budget);
  }

  @Test
  void tagsTheCaseOfASealedType() {
    JsonSerde<PriceRecord> prices = JsonSerde.of(Topics.PRICES);
    PriceRecord marker = new CatalogueCompleted(3, 10);

    byte[] bytes = prices.serializer().serialize("ccg.prices", marker);

    assertThat(bytes)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"record\":\"catalogue-completed\",\"version\":3,\"prices\":10}");
    assertThat(prices.deserializer().deserialize("ccg.prices", bytes)).isEqualTo(marker);
  }

  @Test
  void aTombstoneIsNullOnBothSides() {
    assertThat(budgets.serializer().serialize("ccg.budgets", null)).isNull();
    assertThat(budgets.deserializer().deserialize("ccg.budgets", null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "{\"id\":\"a/b\"}",
        "{\"id\":\"a/b\",\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"XYZ1\"},\"warnWhenIncomplete\":true}"
      })
  void saysWhatItCannotRead(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> budgets.deserializer().deserialize("ccg.budgets", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("Cannot read Budget from ccg.budgets: ");
  }
}

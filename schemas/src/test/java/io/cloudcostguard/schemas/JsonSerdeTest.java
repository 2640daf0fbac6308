package io.cloudcostguard.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
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
    Budget budget = new Budget("a/b", "a", "b", Money.usd("12.50"), true, null, null);

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

  /// The marker as it was before it had a digest.
  record MarkerOfOld(String record, long version, long prices) {}

  @Test
  void anOlderReaderPassesOverWhatItDoesNotKnow() {
    byte[] bytes =
        JsonSerde.of(Topics.PRICES)
            .serializer()
            .serialize("ccg.prices", new CatalogueCompleted(3, 10, "ab".repeat(32)));

    assertThat(new JsonSerde<>(MarkerOfOld.class).deserializer().deserialize("ccg.prices", bytes))
        .isEqualTo(new MarkerOfOld("catalogue-completed", 3, 10));
  }

  @Test
  void aMarkerOfAnOlderLoaderHasNoDigest() {
    byte[] bytes =
        "{\"record\":\"catalogue-completed\",\"version\":3,\"prices\":10}".getBytes(UTF_8);

    assertThat(JsonSerde.of(Topics.PRICES).deserializer().deserialize("ccg.prices", bytes))
        .isEqualTo(new CatalogueCompleted(3, 10, null));
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

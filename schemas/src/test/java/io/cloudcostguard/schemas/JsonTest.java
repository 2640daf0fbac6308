package io.cloudcostguard.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

  record Sample(@Nullable BigDecimal amount, @Nullable String text) {}

  record Times(Instant at, LocalDate on) {}

  @ParameterizedTest
  @CsvSource({
    "1E+2, 100",
    "1E-10, 0.0000000001",
    "0.045, 0.045",
    "2500.50, 2500.50",
    "-1.5, -1.5",
    "0E-3, 0.000",
    "12345678901234567890.0000000001, 12345678901234567890.0000000001"
  })
  void writesADecimalAsPlainText(BigDecimal decimal, String text) {
    assertThat(write(new Sample(decimal, null))).isEqualTo("{\"amount\":\"" + text + "\"}");
    assertThat(write(Map.of("a", decimal))).isEqualTo("{\"a\":\"" + text + "\"}");
  }

  @ParameterizedTest
  @CsvSource({"'{\"amount\":\"0.10\"}'", "'{\"amount\":0.10}'"})
  void readsADecimalWithoutLosingADigit(String json) {
    assertThat(Json.MAPPER.readValue(json, Sample.class).amount())
        .isEqualTo(new BigDecimal("0.10"));
  }

  @Test
  void writesNothingForNull() {
    assertThat(write(new Sample(null, null))).isEqualTo("{}");
  }

  @Test
  void writesMapsInTheOrderOfTheirKeys() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 2);
    map.put("a", 1);

    assertThat(write(map)).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void writesTimesAsText() {
    assertThat(write(new Times(Instant.parse("2026-11-20T09:30:00Z"), LocalDate.of(2026, 1, 2))))
        .isEqualTo("{\"at\":\"2026-11-20T09:30:00Z\",\"on\":\"2026-01-02\"}");
  }

  @Test
  void toleratesPropertiesItDoesNotKnow() {
    assertThat(Json.MAPPER.readValue("{\"text\":\"a\",\"new\":{\"b\":[1]}}", Sample.class))
        .isEqualTo(new Sample(null, "a"));
  }

  /// Eleven letters of JSON, and a gigabyte of digits for a process that prints it.
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "1e401", "-1E+999999", "\"1e99999999\""})
  void refusesADecimalThatCannotBeWrittenOut(String number) {
    assertThatThrownBy(() -> Json.MAPPER.readValue(number, BigDecimal.class))
        .isInstanceOf(JacksonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "0.000000000000000000000000001", "-12.50", "\"12.5\""})
  void readsOtherDecimalsAsTheyAre(String number) {
    assertThat(Json.MAPPER.readValue(number, BigDecimal.class))
        .isEqualTo(new BigDecimal(number.replace("\"", "")));
  }

  private static String write(Object value) {
    return Json.MAPPER.writeValueAsString(value);
  }
}

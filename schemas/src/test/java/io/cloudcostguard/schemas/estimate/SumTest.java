package io.cloudcostguard.schemas.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/examples/PlanOutcome/v1");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " 5 |       |       | 5                   | exact",
        " 0 |       |       | 0                   | exact",
        " 5 | PRICE |       | at least 5          | at least",
        " 5 | PLAN  |       | at least 5          | at least",
        " 5 |       | PRICE | at most 5           | at most",
        "-5 |       | PRICE | at most -5          | at most",
        " 5 | PRICE | PRICE | about 5             | about",
        " 5 | USAGE | PRICE | about 5             | about",
        "-5 | PRICE |       | unknown (≥ -5)      | at least",
        " 5 | USAGE |       | 5 + usage           | plus usage",
        "-5 |       | USAGE | -5 − usage          | minus usage",
        "-5 | USAGE | USAGE | -5 ± usage          | plus or minus usage",
        " 0 | USAGE |       | depends on usage    | depends on usage",
        " 0 | PRICE |       | unknown             | unknown",
        " 0 | USAGE | PRICE | unknown             | unknown",
        " 0 | PLAN  | PLAN  | unknown             | unknown",
      })
  void saysHowItIsToBeRead(
      BigDecimal known, @Nullable Missing more, @Nullable Missing less, String text, String bound) {
    Sum sum = new Sum(known, more, less);

    assertThat(sum.text(BigDecimal::toPlainString)).isEqualTo(text);
    assertThat(sum.bound()).isEqualTo(bound);
  }

  @Test
  void isMoreWhereTheCostAfterLacksSomethingAndLessWhereTheCostBeforeDoes() {
    Sum before = new Sum(new BigDecimal("3"), Missing.USAGE, null);
    Sum after = new Sum(new BigDecimal("7"), Missing.PRICE, null);

    assertThat(after.minus(before))
        .isEqualTo(new Sum(new BigDecimal("4"), Missing.PRICE, Missing.USAGE));
    assertThat(after.plus(before)).isEqualTo(new Sum(new BigDecimal("10"), Missing.PRICE, null));
  }

  @ParameterizedTest
  @CsvSource({
    "4, , 3, , 133.3",
    "4, USAGE, 3, , 133.3",
    "4, PRICE, 3, ,",
    "4, , 3, PRICE,",
    "4, , 0, ,"
  })
  void growsByAPercentageWherePricesAreKnown(
      BigDecimal change,
      @Nullable Missing more,
      BigDecimal before,
      @Nullable Missing missingBefore,
      @Nullable BigDecimal percent) {
    assertThat(new Sum(change, more, null).percentOf(new Sum(before, missingBefore, null)))
        .isEqualTo(percent);
  }

  @ParameterizedTest
  @CsvSource({"estimated", "estimated-by-an-older-engine"})
  void isReadOffRecordsOfOlderEnginesToo(String example) throws IOException {
    PlanEstimated estimate =
        (PlanEstimated)
            Json.MAPPER.readValue(
                Files.readAllBytes(EXAMPLES.resolve(example + ".json")), PlanOutcome.class);

    assertThat(estimate.beforeSum()).isEqualTo(Sum.exact(new BigDecimal("21.044")));
    assertThat(text(estimate.afterSum())).isEqualTo("at least 1488.75");
    assertThat(text(estimate.change())).isEqualTo("at least 1467.706");
    assertThat(estimate.resources())
        .extracting(resource -> text(resource.change()))
        .containsExactly("61.466", "1371.2", "35.04 + usage", "unknown", "unknown", "0");
    assertThat(estimate.resources())
        .extracting(ResourceEstimate::beforeSum)
        .filteredOn(sum -> sum != null)
        .hasSize(1);
    assertThat(estimate.resources()).extracting(ResourceEstimate::afterSum).doesNotContainNull();
  }

  private static String text(Sum sum) {
    return sum.text(BigDecimal::toPlainString);
  }
}

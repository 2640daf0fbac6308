package io.cloudcostguard.schemas.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.delivery.SubscriptionDisabled;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.price.PriceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRecordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PlanOutcome          | s3cret                                      | It is not JSON, at line 1, column 1.
          PlanOutcome          | {"outcome":"s3cret-v9"}                     | Its type is none that this version knows: no PlanOutcome, at line 1, column 12.
          PriceRecord          | {"record":"s3cret-v9"}                      | Its type is none that this version knows: no PriceRecord, at line 1, column 11.
          Budget               | {"id":{"s3cret":1}}                         | Its JSON has another form than expected: no String, at line 1, column 7.
          Budget               | {"monthlyLimit":{"amount":"s3cret"}}        | Its JSON has another form than expected: no BigDecimal, at line 1, column 27.
          Budget               | {"monthlyLimit":{"currency":"s3cret"}}      | Its JSON has another form than expected: no Money, at line 1, column 37.
          SubscriptionDisabled | {"at":"s3cret"}                             | Its JSON has another form than expected: no Instant, at line 1, column 7.
          Budget               | []                                          | Its JSON has another form than expected: no Budget, at line 1, column 1.
          """)
  void tellsWhatAndWhereButQuotesNothing(String type, String json, String reason) {
    Class<?> form =
        switch (type) {
          case "PlanOutcome" -> PlanOutcome.class;
          case "PriceRecord" -> PriceRecord.class;
          case "SubscriptionDisabled" -> SubscriptionDisabled.class;
          default -> Budget.class;
        };
    Throwable failure = catchThrowable(() -> Json.MAPPER.readValue(json, form));

    assertThat(BadRecord.reason(new RuntimeException("s3cret", failure))).isEqualTo(reason);
  }

  @Test
  void tellsOfJsonThatIsTooDeep() {
    String deep = "{\"x\":" + "[".repeat(100_000);
    Throwable failure = catchThrowable(() -> Json.MAPPER.readValue(deep, Budget.class));

    assertThat(BadRecord.reason(failure)).startsWith("Its JSON is too deep");
  }

  @Test
  void tellsOnlyTheKindOfWhatOthersSay() {
    Throwable failure = new IllegalStateException("s3cret", new NumberFormatException("s3cret"));

    assertThat(BadRecord.reason(failure))
        .isEqualTo("It cannot be processed (NumberFormatException).");
    assertThat(BadRecord.reason(new RuntimeException(new BadRecord("It has no value."))))
        .isEqualTo("It has no value.");
  }

  @Test
  void endsWhereCausesGoRound() {
    Exception one = new Exception("s3cret");
    Exception other = new Exception("s3cret", one);
    one.initCause(other);

    assertThat(BadRecord.reason(one)).isEqualTo("It cannot be processed (Exception).");
  }
}

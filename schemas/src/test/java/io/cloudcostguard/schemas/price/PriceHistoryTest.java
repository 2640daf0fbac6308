package io.cloudcostguard.schemas.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudcostguard.schemas.price.PriceHistory.Entry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceHistoryTest {

  private static final PriceKey KEY = PriceKey.of("aws", "ebs", "us-east-1", "gp3");
  private static final Listing FIRST = listed("0.08");
  private static final Listing WITHDRAWN = new Listing.Withdrawn();
  private static final Listing AGAIN = listed("0.09");
  private static final PriceHistory HISTORY =
      new PriceHistory(
          KEY, List.of(new Entry(2, FIRST), new Entry(5, WITHDRAWN), new Entry(9, AGAIN)));

  @ParameterizedTest
  @CsvSource({
    "0, none",
    "1, none",
    "2, first",
    "4, first",
    "5, withdrawn",
    "8, withdrawn",
    "9, again",
    "1000, again"
  })
  void answersAsOfAVersion(long version, String expected) {
    assertThat(HISTORY.at(version))
        .isEqualTo(
            switch (expected) {
              case "first" -> FIRST;
              case "withdrawn" -> WITHDRAWN;
              case "again" -> AGAIN;
              default -> null;
            });
  }

  @Test
  void anEmptyHistoryKnowsNothing() {
    assertThat(new PriceHistory(KEY, List.of()).at(1)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2, 2", "3, 2"})
  void refusesVersionsThatDoNotAscend(long first, long second) {
    List<Entry> entries = List.of(new Entry(first, FIRST), new Entry(second, AGAIN));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PriceHistory(KEY, entries))
        .withMessage("Versions of aws/ebs/us-east-1/gp3 are not ascending");
  }

  private static Listing listed(String price) {
    return new Listing.Listed(
        new Price(
            "GB",
            "USD",
            List.of(Tier.flat(new BigDecimal(price))),
            LocalDate.of(2026, 1, 1),
            "test"));
  }
}

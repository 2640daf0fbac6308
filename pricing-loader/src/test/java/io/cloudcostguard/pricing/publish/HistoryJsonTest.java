package io.cloudcostguard.pricing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceHistory.Entry;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryJsonTest {

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry(1, listed("0.0116", "hours", "a vendor's \"list\"")),
          new Entry(2, listed("1E-7", "1M requests", "für\\alle")),
          new Entry(7, new Listing.Withdrawn()),
          new Entry(8, new Listing.Ambiguous(List.of("sku-1", "sku \"2\""))),
          new Entry(9, listed("0.0116", "hours", "a vendor's \"list\"")));

  private final HistoryJson json = new HistoryJson();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x/a",
        "aws/ec2/eu-west-1/on-demand/linux",
        "x/\"quoted\"",
        "x/back\\slash",
        "x/ä€"
      })
  void writesWhatTheSerdeWrites(String key) {
    for (List<Entry> entries :
        List.of(ENTRIES, ENTRIES.subList(0, 1), ENTRIES.subList(2, 3), ENTRIES)) {
      PriceHistory history = new PriceHistory(new PriceKey(key), entries);

      assertThat(new String(json.record(history), StandardCharsets.UTF_8))
          .isEqualTo(
              new String(
                  JsonSerde.of(Topics.PRICES).serializer().serialize(Topics.PRICES.name(), history),
                  StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void writesAnEntryAsItIsInTheDigest(int i) {
    assertThat(json.entry(ENTRIES.get(i)))
        .isEqualTo(Json.MAPPER.writerFor(Entry.class).writeValueAsBytes(ENTRIES.get(i)));
  }

  @ParameterizedTest
  @ValueSource(ints = 120_000)
  void keepsABoundedNumberOfEntries(int many) {
    IntStream.range(0, many)
        .mapToObj(i -> new Entry(1, listed("0." + (i + 1), "hours", "test")))
        .forEach(json::entry);

    assertThat(json.kept()).isEqualTo(50_000);
  }

  private static Listing listed(String price, String unit, String source) {
    return new Listing.Listed(
        new Price(
            unit,
            "USD",
            List.of(
                new Tier(BigDecimal.ZERO, new BigDecimal(price)),
                new Tier(BigDecimal.TEN, BigDecimal.ZERO)),
            LocalDate.of(2026, 1, 1),
            source));
  }
}

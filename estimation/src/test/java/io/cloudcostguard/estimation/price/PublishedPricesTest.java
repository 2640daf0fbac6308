package io.cloudcostguard.estimation.price;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares the bundled prices with unit prices read off published bills, `published/<vendor>.csv`:
/// those are costs, rounded to a cent, by quantity. `differs_because` says of the few that differ
/// why they do.
class PublishedPricesTest {

  private static final Path GOOGLE = Path.of("src/test/resources/published/google.csv");

  /// A cent of the smallest cost that a published price was read off.
  private static final BigDecimal ROUNDED = new BigDecimal("0.003");

  private static final BundledPriceBook BOOK = new BundledPriceBook();

  static Stream<NamedCsvRecord> published() throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(GOOGLE)) {
      return rows.stream().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void agreesWithPublishedBills(NamedCsvRecord row) {
    // Given
    BigDecimal published = new BigDecimal(row.getField("price"));
    BigDecimal tierFrom = new BigDecimal(row.getField("tier_from"));

    // When
    List<Tier> tiers =
        BOOK.find(new PriceKey(row.getField("key"))) instanceof Listing.Listed(var price)
            ? price.tiers()
            : List.of();

    // Then
    assertThat(tiers)
        .anySatisfy(tier -> {
          assertThat(tier.from()).isEqualByComparingTo(tierFrom);
          BigDecimal ours = tier.price().multiply(new BigDecimal(row.getField("per")));
          BigDecimal apart =
              ours.subtract(published).abs().divide(published, MathContext.DECIMAL32);
          assertThat(apart.compareTo(ROUNDED) <= 0)
              .as("%s and %s", ours, published)
              .isEqualTo(row.getField("differs_because").isEmpty());
        });
  }
}

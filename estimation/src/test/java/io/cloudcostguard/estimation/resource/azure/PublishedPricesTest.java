package io.cloudcostguard.estimation.resource.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Compares prices of the bundled book with unit prices of published bills, which are rounded:
/// `times` is how many of the book's units a published one is.
class PublishedPricesTest {

  private static final PriceBook BOOK = new BundledPriceBook();
  private static final BigDecimal OF_THE_PRICE = new BigDecimal("0.0001");

  /// Half a cent, of a bill of 730 hours.
  private static final BigDecimal OF_A_BILL = new BigDecimal("0.000007");

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "published.csv", numLinesToSkip = 1)
  void areThoseOfThePublishedBills(
      String type, String key, BigDecimal times, BigDecimal published) {
    Listing listing = BOOK.find(new PriceKey(key));

    assertThat(listing).as(type).isInstanceOf(Listing.Listed.class);
    assertThat(((Listing.Listed) listing).price().tiers())
        .extracting(Tier::price)
        .anySatisfy(price ->
            assertThat(price.multiply(times).subtract(published).abs())
                .isLessThanOrEqualTo(published.multiply(OF_THE_PRICE).max(OF_A_BILL)));
  }
}

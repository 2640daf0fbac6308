package io.cloudcostguard.estimation.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastPriceBookTest {

  @ParameterizedTest
  @CsvSource({
    // Nearline in the multi-region US, and snapshots, became dearer in April 2023.
    "2023-04-26, google/cloud-storage/us/nearline/multi-region/on-demand, 0.01",
    "2023-04-27, google/cloud-storage/us/nearline/multi-region/on-demand, 0.015",
    "2026-11-29, google/cloud-storage/us/nearline/multi-region/on-demand, 0.015",
    "2023-04-26, google/compute-engine/us-central1/snapshot/on-demand, 0.026",
    "2023-04-27, google/compute-engine/us-central1/snapshot/on-demand, 0.05",
    // Never changed.
    "2022-03-31, google/compute-engine/europe-west1/core/n2/on-demand, 0.034773",
    "2026-11-29, google/compute-engine/europe-west1/core/n2/on-demand, 0.034773",
    // Known of one day only, here June 2025.
    "2025-06-18, aws/ec2/eu-west-1/on-demand/linux/shared/m5.large, 0.107"
  })
  void hasThePriceThatHadBegun(LocalDate day, String key, String price) {
    assertThat(tiers(day, key).getFirst().price()).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "2022-03-30, google/compute-engine/europe-west1/core/n2/on-demand",
    "2025-06-17, aws/ec2/eu-west-1/on-demand/linux/shared/m5.large",
    "2026-11-29, google/compute-engine/europe-west1/core/nothing/on-demand"
  })
  void hasNoPriceOfADayThatNothingIsKnownOf(LocalDate day, String key) {
    assertThat(book(day).find(new PriceKey(key))).isNull();
  }

  @Test
  void keepsTheTiersOfAPriceTogether() {
    assertThat(
            tiers(
                LocalDate.parse("2024-02-28"),
                "google/networking/africa-south1/internet/worldwide/on-demand"))
        .extracting(tier -> tier.from().toPlainString() + ": " + tier.price().toPlainString())
        .containsExactly("0: 0.12", "1024: 0.11", "10240: 0.08");
  }

  /// The newest of the past is the present: what the bundled book says, but for rounding.
  @Test
  void endsWithTheBundledPrices() throws IOException {
    Map<PriceKey, List<Tier>> last = new HashMap<>();
    try (InputStreamReader csv =
        new InputStreamReader(
            Objects.requireNonNull(getClass().getResourceAsStream("/pricehistory/google.csv")),
            StandardCharsets.UTF_8)) {
      CsvPriceBook.read(csv, (key, price) -> last.put(key, price.tiers()));
    }
    BundledPriceBook bundled = new BundledPriceBook();

    assertThat(last).hasSizeGreaterThan(5000);
    last.forEach((key, tiers) -> {
      List<Tier> now = ((Listing.Listed) Objects.requireNonNull(bundled.find(key))).price().tiers();
      assertThat(now).as(key.value()).hasSameSizeAs(tiers);
      for (int i = 0; i < tiers.size(); i++) {
        assertThat(now.get(i).price().doubleValue())
            .as(key.value())
            .isCloseTo(tiers.get(i).price().doubleValue(), within(1e-8));
      }
    });
  }

  private static PriceBook book(LocalDate day) {
    return new PastPriceBook(new BundledPriceBook(), day);
  }

  private static List<Tier> tiers(LocalDate day, String key) {
    return ((Listing.Listed) Objects.requireNonNull(book(day).find(new PriceKey(key))))
        .price()
        .tiers();
  }
}

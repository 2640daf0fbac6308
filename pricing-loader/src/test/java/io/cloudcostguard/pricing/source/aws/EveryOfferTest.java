package io.cloudcostguard.pricing.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.coverage.PriceCoverage;
import io.cloudcostguard.estimation.coverage.TypeCoverage;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.http.Downloads;
import io.cloudcostguard.pricing.source.http.Patience;
import io.cloudcostguard.pricing.source.http.Progress;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import io.cloudcostguard.schemas.price.aws.LambdaKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever an AWS resource type asks for comes out of the vendor's offers, in every region.
class EveryOfferTest {

  /// What no offer has under this key: see `VocabularyTest`. The location of the golden plan is
  /// none, on purpose.
  private static final List<String> SOLD_BY_NOBODY =
      List.of(
          EcsKeys.SPOT_TASK.form().replace("{region}", "[^/]*"),
          LambdaKeys.EVENT_POLLERS.form().replace("{region}", "[^/]*"),
          "aws/directconnect/.*/nowhere1.*",
          "aws/[a-z0-9]*/[^/]*/(reserved/all_upfront|sms-at-given-price)");

  @TempDir private static Path folder;
  private static final Map<String, List<Price>> LOADED = new TreeMap<>();
  private static final Collected COLLECTED = new Collected();

  @BeforeAll
  static void load() throws IOException {
    GeneratedOffers offers = new GeneratedOffers(folder);
    offers.write(VendorProducts.PREFIXES.keySet());
    offers.writeSpot(
        VendorProducts.PREFIXES.keySet(), List.of("m5.large", "m5.xlarge", "t3.large"));
    read(offers, VendorProducts.PREFIXES.keySet(), true, COLLECTED);
    LOADED.putAll(COLLECTED.prices);
  }

  private static void read(
      GeneratedOffers offers, Collection<String> regions, boolean csv, Collected into)
      throws IOException {
    URI base = folder.toUri();
    try (Downloads downloads =
        new Downloads(folder.resolve("cache"), Patience.usual(), Progress.silent())) {
      List<PriceSource> lists =
          new AwsBulk(
                  new AwsBulk.Wanted(
                      base,
                      List.copyOf(offers.offers()),
                      List.copyOf(regions),
                      csv,
                      null,
                      List.of(base.resolve("spot.js"), base.resolve("spot-fargate.json"))),
                  downloads,
                  Clock.systemUTC())
              .lists();
      for (PriceSource list : lists) {
        list.read(into);
      }
    }
  }

  static PriceBook book() {
    return key -> {
      List<Price> prices = LOADED.get(key.value());
      return prices == null ? null : new Listing.Listed(prices.getFirst());
    };
  }

  /// What is missing by service, of all regions.
  private static SortedMap<String, SortedSet<String>> missing() {
    SortedMap<String, SortedSet<String>> missing = new TreeMap<>();
    PriceCoverage coverage = new PriceCoverage();
    for (String region : VendorProducts.PREFIXES.keySet()) {
      for (TypeCoverage type : coverage.of(book(), Vendor.AWS, region).values()) {
        type.missing().stream()
            .map(PriceKey::value)
            .filter(key -> SOLD_BY_NOBODY.stream().noneMatch(key::matches))
            .forEach(
                key -> missing.computeIfAbsent(key.split("/")[1], _ -> new TreeSet<>()).add(key));
      }
    }
    return missing;
  }

  @Test
  void hasEveryPriceThatAResourceTypeAsksForInAnyRegion() {
    assertThat(missing()).isEmpty();
  }
}

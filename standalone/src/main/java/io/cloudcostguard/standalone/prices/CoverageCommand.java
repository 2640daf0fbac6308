package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.estimation.coverage.PriceCoverage;
import io.cloudcostguard.estimation.coverage.PricedRegions;
import io.cloudcostguard.estimation.coverage.TypeCoverage;
import io.cloudcostguard.estimation.coverage.TypeCoverage.Extent;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.pricing.catalogue.CatalogueHistory;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says how much of what each resource type is charged for has a price, by region.
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = "How many resource types have all of their prices in a region.")
final class CoverageCommand implements Callable<Integer> {

  private static final int NO_REGION = 1;

  /// How many of the missing prices of a type are named.
  private static final int NAMED = 5;

  private final PrintStream out = new PrintableStream(System.out);

  @Mixin private RunningCatalogue catalogue = new RunningCatalogue();

  @Option(
      names = "--region",
      description = "E.g. eu-central-1: also which prices are missing there. Default: all regions.")
  private @Nullable String region;

  @Option(names = "--bundled", description = "Of the bundled prices; needs nothing that runs.")
  private boolean bundled;

  /// Prices in memory, with their regions.
  private static final class Known {

    private final Map<PriceKey, Price> prices = new HashMap<>();
    private final PricedRegions regions = new PricedRegions();

    void add(PriceKey key, Price price) {
      prices.put(key, price);
      regions.add(key);
    }

    PriceBook book() {
      return key -> {
        Price price = prices.get(key);
        return price == null ? null : new Listing.Listed(price);
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    Known known = new Known();
    read(known::add);
    PriceCoverage coverage = new PriceCoverage();
    int regions = 0;
    for (Vendor vendor : Vendor.values()) {
      for (String each : known.regions.of(vendor)) {
        if (region == null || region.equals(each)) {
          regions++;
          print(vendor, each, coverage.of(known.book(), vendor, each).values());
        }
      }
    }
    if (regions == 0) {
      out.println("No price of " + (region == null ? "any region" : region) + " is known.");
    }
    return regions == 0 ? NO_REGION : 0;
  }

  private void read(BiConsumer<PriceKey, Price> sink) throws IOException {
    if (bundled) {
      BundledPriceBook.readAll(sink);
      return;
    }
    CatalogueHistory history = catalogue.history();
    history.read(history.version(null), sink);
  }

  private void print(Vendor vendor, String place, Collection<TypeCoverage> types) {
    out.printf(
        "%s %s: %d of %d resource types full, %d partly, %d none%n",
        vendor.id(),
        place,
        TypeCoverage.count(types, Extent.FULL),
        types.size(),
        TypeCoverage.count(types, Extent.PARTLY),
        TypeCoverage.count(types, Extent.NONE));
    if (region != null) {
      types.stream()
          .filter(type -> type.extent() != Extent.FULL)
          .forEach(type -> {
            out.printf(
                "  %s: %d of %d prices are missing%n",
                type.type(), type.missing().size(), type.missing().size() + type.priced().size());
            type.missing().stream().limit(NAMED).forEach(key -> out.println("    " + key));
          });
    }
  }
}

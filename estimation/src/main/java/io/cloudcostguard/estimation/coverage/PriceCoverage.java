package io.cloudcostguard.estimation.coverage;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Says which prices of a book are there in a region: the examples of each type are moved there and
/// estimated, and the prices that they ask for are looked up. A type asks there for what its
/// examples ask for, also where the vendor does not sell it.
public final class PriceCoverage {

  private final ResourceTypes types = new ResourceTypes();
  private final Estimator estimator = Estimator.withAllLines(types);
  private final List<Example> examples;

  /// The coverage by the examples of all types.
  public PriceCoverage() {
    this(Example.all());
  }

  PriceCoverage(List<Example> examples) {
    this.examples = List.copyOf(examples);
  }

  /// The vendor's priced types by name.
  public SortedMap<String, TypeCoverage> of(PriceBook book, Vendor vendor, String region) {
    SortedMap<String, TypeCoverage> covered = new TreeMap<>();
    for (Example example : examples) {
      for (ResourceEstimate resource :
          estimator.estimate(example.in(vendor, region), book, 1).resources()) {
        if (Vendor.ofType(resource.type()) == vendor) {
          add(resource, book, covered);
        }
      }
    }
    return covered;
  }

  private static void add(
      ResourceEstimate resource, PriceBook book, Map<String, TypeCoverage> covered) {
    resource.components().stream()
        .map(component -> keyOf(component.after()))
        .filter(key -> key != null)
        .forEach(key -> {
          TypeCoverage type = covered.computeIfAbsent(resource.type(), TypeCoverage::new);
          (book.find(key) instanceof Listing.Listed ? type.priced() : type.missing()).add(key);
        });
  }

  private static @Nullable PriceKey keyOf(@Nullable LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> priced.price();
      case LineItem.DependsOnUsage usage -> usage.price();
      case LineItem.NotPriced missing -> missing.price();
      case null -> null;
    };
  }
}

package io.cloudcostguard.estimation.coverage;

import io.cloudcostguard.schemas.price.PriceKey;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which of the prices that a resource type asks for in a region are there.
///
/// @param priced the keys with a price
/// @param missing the keys without one
public record TypeCoverage(String type, SortedSet<PriceKey> priced, SortedSet<PriceKey> missing) {

  /// How much of a type has prices.
  public enum Extent {
    /// Every price that it asks for is there.
    FULL,
    /// Some are.
    PARTLY,
    /// None is.
    NONE
  }

  /// One that nothing is known of yet.
  TypeCoverage(String type) {
    this(type, keys(), keys());
  }

  private static SortedSet<PriceKey> keys() {
    return new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
  }

  /// How much of it has prices.
  public Extent extent() {
    return missing.isEmpty() ? Extent.FULL : priced.isEmpty() ? Extent.NONE : Extent.PARTLY;
  }

  /// How many of `types` are covered to `extent`.
  public static long count(Collection<TypeCoverage> types, Extent extent) {
    return types.stream().filter(type -> type.extent() == extent).count();
  }
}

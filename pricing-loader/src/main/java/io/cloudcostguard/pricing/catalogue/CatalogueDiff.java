package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes between two catalogue versions.
///
/// @param newKeys keys that the earlier did not know, now listed
/// @param changed keys with another price, or listed again
/// @param withdrawn keys that are no longer sold
/// @param ambiguous keys that have several prices now
/// @param changes the first of all these, in the order of their keys
public record CatalogueDiff(
    long newKeys, long changed, long withdrawn, long ambiguous, List<Change> changes) {

  public CatalogueDiff {
    changes = List.copyOf(changes);
  }

  /// How many keys differ.
  public long count() {
    return newKeys + changed + withdrawn + ambiguous;
  }

  /// A key of which both versions say something else.
  ///
  /// @param before null when the earlier version did not know it
  public record Change(PriceKey key, @Nullable Listing before, Listing after) {}
}

package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.schemas.price.CatalogueCompleted;
import org.jspecify.annotations.Nullable;

/// The catalogue version that an estimate pins.
///
/// @param digest of that version; null when it was not computed
public record PinnedCatalogue(long version, @Nullable String digest) {

  /// The version that `marker` completes.
  public static PinnedCatalogue of(CatalogueCompleted marker) {
    return new PinnedCatalogue(marker.version(), marker.digest());
  }
}

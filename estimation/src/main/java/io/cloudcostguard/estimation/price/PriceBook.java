package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import org.jspecify.annotations.Nullable;

/// Prices as one version of the catalogue has them.
@FunctionalInterface
public interface PriceBook {

  /// What the catalogue says of `key`; null when it does not know the key.
  @Nullable Listing find(PriceKey key);
}

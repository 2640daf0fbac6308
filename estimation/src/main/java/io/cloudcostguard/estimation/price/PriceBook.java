package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import org.jspecify.annotations.Nullable;

/// The prices of one catalogue version: the vendors' lists, and a tenant's contract.
@FunctionalInterface
public interface PriceBook {

  /// What the vendors' lists say of `key`; null when they do not know the key.
  @Nullable Listing find(PriceKey key);

  /// What the tenant's contract says of `scope`, by that very scope; null when it says nothing.
  default @Nullable ContractTerm term(PriceScope scope) {
    return null;
  }
}

package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import org.jspecify.annotations.Nullable;

/// The prices of one tenant at one catalogue version. For people: services read the topic.
public record TenantPrices(CatalogueHistory history, String tenant, long version)
    implements PriceBook {

  @Override
  public @Nullable Listing find(PriceKey key) {
    PriceHistory.Entry entry = history.at(key, version);
    return entry == null ? null : entry.listing();
  }

  @Override
  public @Nullable ContractTerm term(PriceScope scope) {
    return history.term(tenant, scope, version);
  }
}

package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PriceScope;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The price book of one tenant at one catalogue version, read from the records of `ccg.prices`.
/// Entries of newer versions are ignored.
///
/// @param records the newest record of a key; null where there is none
public record PublishedPriceBook(
    Function<String, @Nullable PriceRecord> records, String tenant, long version)
    implements PriceBook {

  @Override
  public @Nullable Listing find(PriceKey key) {
    return records.apply(key.value()) instanceof PriceHistory history ? history.at(version) : null;
  }

  @Override
  public @Nullable ContractTerm term(PriceScope scope) {
    return records.apply(ContractHistory.keyOf(tenant, scope)) instanceof ContractHistory history
        ? history.at(version)
        : null;
  }
}

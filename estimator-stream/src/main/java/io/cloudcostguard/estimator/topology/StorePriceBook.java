package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;

/// The global price table as a price book of one catalogue version: newer entries are not seen.
record StorePriceBook(
    ReadOnlyKeyValueStore<String, ValueAndTimestamp<PriceRecord>> prices, long version)
    implements PriceBook {

  @Override
  public @Nullable Listing find(PriceKey key) {
    return valueOf(prices.get(key.value())) instanceof PriceHistory history
        ? history.at(version)
        : null;
  }

  /// The newest version that has been published completely; null when there is none yet.
  static @Nullable CatalogueCompleted newest(
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<PriceRecord>> prices) {
    return valueOf(prices.get(CatalogueCompleted.KEY)) instanceof CatalogueCompleted completed
        ? completed
        : null;
  }

  private static @Nullable PriceRecord valueOf(@Nullable ValueAndTimestamp<PriceRecord> stored) {
    return ValueAndTimestamp.getValueOrNull(stored);
  }
}

package io.cloudcostguard.pricing.source;

import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Receives the prices of a source, and its rejected and skipped rows.
public interface PriceSink {

  /// Where the prices are from that come next, until it is said again.
  ///
  /// @param line counted from 1; 0 where the form has no lines
  /// @param rate the vendor's code of the price; null where it has none
  default void at(String file, long line, @Nullable String rate) {}

  /// Where the prices are from that come next, which have no code.
  default void at(String file, long line) {
    at(file, line, null);
  }

  /// A price of `key`. With two different prices the key is ambiguous, and both products are told.
  ///
  /// @param product what the vendor calls the product, e.g. its SKU; null where it has no name
  void accept(PriceKey key, Price price, @Nullable String product);

  /// A price of a product without a name.
  default void accept(PriceKey key, Price price) {
    accept(key, price, null);
  }

  /// A row that is not what the vendor's form says. The others of the file count all the same.
  ///
  /// @param key what it would have been a price of, if that can be told: it is not withdrawn then
  /// @param file the file, or the address it came from
  /// @param line counted from 1; 0 where the form has no lines
  void reject(@Nullable PriceKey key, String file, long line, String reason);

  /// A well-formed product that no resource type asks for.
  ///
  /// @param reason one of few, e.g. `tenancy Host`: they are counted, each
  void skip(String reason);

  /// A sink that takes prices only: skips what is skipped, and fails where a row is rejected.
  static PriceSink ofPrices(BiConsumer<PriceKey, Price> prices) {
    return new PriceSink() {
      @Override
      public void accept(PriceKey key, Price price, @Nullable String product) {
        prices.accept(key, price);
      }

      @Override
      public void reject(@Nullable PriceKey key, String file, long line, String reason) {
        throw new IllegalArgumentException(file + ": Line " + line + ": " + reason);
      }

      @Override
      public void skip(String reason) {}
    };
  }
}

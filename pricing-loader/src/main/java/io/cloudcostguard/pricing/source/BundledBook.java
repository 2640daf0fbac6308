package io.cloudcostguard.pricing.source;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.util.function.BiConsumer;

/// The prices that come with CloudCostGuard.
public record BundledBook() implements PriceSource {

  @Override
  public String name() {
    return "bundled";
  }

  @Override
  public String digest() {
    return BundledPriceBook.digest();
  }

  @Override
  public void read(BiConsumer<PriceKey, Price> sink) {
    BundledPriceBook.readAll(sink);
  }
}

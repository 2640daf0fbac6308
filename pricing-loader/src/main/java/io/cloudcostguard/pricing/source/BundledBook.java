package io.cloudcostguard.pricing.source;

import io.cloudcostguard.estimation.price.BundledPriceBook;

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
  public void read(PriceSink sink) {
    BundledPriceBook.readAll(sink::accept);
  }
}

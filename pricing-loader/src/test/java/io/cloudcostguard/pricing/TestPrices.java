package io.cloudcostguard.pricing;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A price list written in a test.
public final class TestPrices implements PriceSource {

  private final String name;
  private final List<Map.Entry<PriceKey, Price>> prices = new ArrayList<>();

  public TestPrices(String name) {
    this.name = name;
  }

  public TestPrices with(String key, String price) {
    return with(key, price, "2026-01-01");
  }

  public TestPrices with(String key, String price, String effectiveFrom) {
    return with(key, price(price, effectiveFrom, name));
  }

  public TestPrices with(String key, Price price) {
    prices.add(Map.entry(new PriceKey(key), price));
    return this;
  }

  public static Price price(String price, String effectiveFrom, String source) {
    return new Price(
        "hours",
        "USD",
        List.of(Tier.flat(new BigDecimal(price))),
        LocalDate.parse(effectiveFrom),
        source);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String digest() {
    return null;
  }

  @Override
  public void read(PriceSink sink) {
    prices.forEach(price -> sink.accept(price.getKey(), price.getValue()));
  }
}

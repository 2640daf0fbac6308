package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.google.CatalogueSku.Pricing;
import io.cloudcostguard.pricing.source.google.CatalogueSku.Rate;
import io.cloudcostguard.pricing.source.google.SkuKey.Scale;
import io.cloudcostguard.pricing.source.page.Element;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One pass over the SKUs: each is whole by itself.
final class SkuPass {

  private static final String SOURCE = "google-billing-catalogue";
  private static final List<String> WORLD = List.of("global");

  private final LocalDate asOf;
  private final PriceSink sink;

  SkuPass(LocalDate asOf, PriceSink sink) {
    this.asOf = asOf;
    this.sink = sink;
  }

  void add(Element element) {
    CatalogueSku sku;
    try {
      sku = CatalogueSku.of(element.value());
      if (sku.pricings().isEmpty()) {
        throw new IllegalArgumentException(sku.id() + " has no price");
      }
    } catch (IllegalArgumentException e) {
      reject(element, null, e.getMessage());
      return;
    }
    Pricing pricing = sku.on(asOf);
    if (pricing == null) {
      sink.skip("not yet effective");
    } else {
      add(element, sku, pricing);
    }
  }

  private void add(Element element, CatalogueSku sku, Pricing pricing) {
    UsageUnit unit = UsageUnit.of(pricing.unit());
    if (unit == null) {
      sink.skip("usage unit " + pricing.unit());
    } else if (pricing.rates().size() > 1 && pricing.aggregation().endsWith("DAILY")) {
      sink.skip("tiers that begin anew every day");
    } else {
      add(element, sku, pricing, unit);
    }
  }

  private void add(Element element, CatalogueSku sku, Pricing pricing, UsageUnit unit) {
    SkuKey mapped = SkuKey.by(sku);
    Scale scale = mapped instanceof SkuKey.Product product ? product.scale() : Scale.SAME;
    if (!scale.isOf(unit.unit())) {
      sink.skip("a key is per %s, and it is sold by %s".formatted(scale.unit(), unit.unit()));
      return;
    }
    Price price;
    String fault;
    try {
      price = price(pricing, unit, scale);
      fault = null;
    } catch (IllegalArgumentException e) {
      price = null;
      fault = "%s: %s".formatted(sku.id(), e.getMessage());
    }
    switch (mapped) {
      case SkuKey.Skipped(String reason) -> {
        if (fault == null) {
          sink.skip(reason);
        } else {
          reject(element, null, fault);
        }
      }
      case SkuKey.Product product -> {
        for (PriceKey key : keys(product, sku)) {
          if (price == null) {
            reject(element, key, fault);
          } else {
            sink.at(element.file(), element.line());
            sink.accept(key, price, sku.id());
          }
        }
      }
    }
  }

  private static List<PriceKey> keys(SkuKey.Product product, CatalogueSku sku) {
    List<String> regions =
        sku.regions().isEmpty() || product.form().isGlobal() ? WORLD : sku.regions();
    return regions.stream().map(region -> product.in(KeyParts.of(region))).toList();
  }

  private static Price price(Pricing pricing, UsageUnit unit, Scale scale) {
    List<Rate> rates = pricing.rates();
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("it has no rate");
    }
    String currency = rates.getFirst().currency();
    if (!rates.stream().allMatch(rate -> rate.currency().equals(currency))) {
      throw new IllegalArgumentException("its rates are in several currencies");
    }
    boolean aggregated = rates.size() > 1 && !pricing.aggregation().isEmpty();
    List<Tier> tiers =
        rates.stream()
            .map(rate -> tier(rate, unit, scale))
            .sorted(Comparator.comparing(Tier::from))
            .toList();
    return new Price(
        scale.unitFor(unit.unit()),
        currency,
        aggregated ? withoutAllowance(tiers) : tiers,
        pricing.since(),
        aggregated ? SOURCE + ", tiers by " + pricing.aggregation() : SOURCE);
  }

  /// What an account or project has for nothing is an allowance, not the price of each resource: an
  /// estimate takes it off once, if it is asked to.
  private static List<Tier> withoutAllowance(List<Tier> tiers) {
    int free = 0;
    while (free < tiers.size() && tiers.get(free).price().signum() == 0) {
      free++;
    }
    if (free == 0 || free == tiers.size()) {
      return tiers;
    }
    List<Tier> paid = new ArrayList<>(tiers.subList(free, tiers.size()));
    paid.set(0, Tier.flat(paid.getFirst().price()));
    return List.copyOf(paid);
  }

  private static Tier tier(Rate rate, UsageUnit unit, Scale scale) {
    return new Tier(
        unit.units(rate.from()).divide(scale.block(), MathContext.DECIMAL128),
        unit.each(rate.price()).multiply(scale.block()));
  }

  private void reject(Element element, @Nullable PriceKey key, @Nullable String reason) {
    sink.reject(
        key, element.file(), element.line(), "SKU %d: %s".formatted(element.number(), reason));
  }
}

package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Hands over prices in the unit of their keys. Prices for any engine, and those whose steps are
/// products of their own, wait for the end of the file.
final class PriceEmitter {

  private static final Pattern CURRENCY_FORM = Pattern.compile("[A-Z]{3}");

  private final PriceSink sink;
  private final String file;
  private final String source;
  private final Set<String> named = new HashSet<>();
  private final List<Offer> fallbacks = new ArrayList<>();
  private final Map<String, SortedMap<BigDecimal, Offer>> stepped = new LinkedHashMap<>();

  PriceEmitter(PriceSink sink, String file, String source) {
    this.sink = sink;
    this.file = file;
    this.source = source;
  }

  private record Offer(PriceKey key, Price price, String sku, String code, long line) {}

  /// A price of each target.
  ///
  /// @param steps complete and in order, in the unit of `rate`
  void list(List<Target> targets, Rate rate, List<Rate.Step> steps) {
    if (steps.stream().allMatch(step -> step.price().signum() == 0)) {
      sink.skip("a price of 0");
      return;
    }
    for (Target target : targets) {
      PriceKey key = target.key();
      try {
        list(
            target,
            new Offer(key, price(target, rate, steps), rate.sku(), rate.code(), rate.line()));
      } catch (IllegalArgumentException e) {
        sink.reject(key, file, rate.line(), rate.sku() + ": " + e.getMessage());
      }
    }
  }

  private void list(Target target, Offer offer) {
    if (target.from() != null) {
      step(target.from(), offer);
    } else if (target.fallback()) {
      fallbacks.add(offer);
    } else {
      if (target.key().value().startsWith("aws/rds/")) {
        named.add(target.key().value());
      }
      hand(offer);
    }
  }

  private void hand(Offer offer) {
    sink.at(file, offer.line(), offer.code().isBlank() ? null : offer.code());
    sink.accept(offer.key(), offer.price(), offer.sku());
  }

  private Price price(Target target, Rate rate, List<Rate.Step> steps) {
    BigDecimal factor = Units.factor(rate.unit(), target.unit());
    if (factor == null) {
      throw new IllegalArgumentException(
          "its unit is '" + rate.unit() + "', which is not " + target.unit());
    }
    if (!CURRENCY_FORM.matcher(rate.currency()).matches()) {
      throw new IllegalArgumentException("its currency is '" + rate.currency() + "'");
    }
    List<Tier> tiers = new ArrayList<>(steps.size());
    for (Rate.Step step : steps) {
      Tier last = tiers.isEmpty() ? null : tiers.getLast();
      if (target.paid() && last == null && step.price().signum() == 0) {
        continue;
      }
      boolean first = last == null || step.from().signum() == 0;
      Tier tier =
          new Tier(
              first ? BigDecimal.ZERO : step.from().divide(factor), step.price().multiply(factor));
      if (last == null || last.price().compareTo(tier.price()) != 0) {
        tiers.add(tier);
      }
    }
    return new Price(target.unit(), rate.currency(), tiers, rate.effectiveFrom(), source);
  }

  private void step(BigDecimal from, Offer offer) {
    SortedMap<BigDecimal, Offer> steps =
        stepped.computeIfAbsent(offer.key().value(), _ -> new TreeMap<>());
    Offer other = steps.putIfAbsent(from, offer);
    if (other != null && !other.price().tiers().equals(offer.price().tiers())) {
      throw new IllegalArgumentException(
          "it and " + other.sku() + " have two prices from " + from + " on");
    }
  }

  /// Nothing more comes.
  void end() {
    stepped.values().forEach(this::join);
    for (Offer offer : fallbacks) {
      if (!named.contains(offer.key().value())) {
        hand(offer);
      }
    }
  }

  private void join(SortedMap<BigDecimal, Offer> steps) {
    Offer first = steps.sequencedValues().getFirst();
    if (steps.firstKey().signum() != 0) {
      sink.reject(
          first.key(), file, first.line(), first.sku() + ": the step that begins at 0 is missing");
      return;
    }
    List<Tier> tiers = new ArrayList<>(steps.size());
    LocalDate effective = first.price().effectiveFrom();
    for (Map.Entry<BigDecimal, Offer> step : steps.entrySet()) {
      Price price = step.getValue().price();
      tiers.add(new Tier(step.getKey(), price.tiers().getFirst().price()));
      effective = price.effectiveFrom().isAfter(effective) ? price.effectiveFrom() : effective;
    }
    Price price = first.price();
    hand(
        new Offer(
            first.key(),
            new Price(price.unit(), price.currency(), tiers, effective, price.source()),
            first.sku(),
            first.code(),
            first.line()));
  }
}

package io.cloudcostguard.estimation.bill;

import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.CostComponent;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.LineItem.Charge;
import io.cloudcostguard.schemas.estimate.PriceDates;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Prices one component: exact key, exact decimals, no rounding.
final class Pricer {

  /// The currency of estimates. A price in another one is said, not converted.
  static final String CURRENCY = "USD";

  private static final int MOST_DOUBTS = 5;

  private final PriceBook book;
  private final SortedMap<PriceKey, String> doubts = new TreeMap<>();
  private @Nullable PriceDates dates;

  Pricer(PriceBook book) {
    this.book = book;
  }

  /// Of all prices that were used so far; null when none was.
  @Nullable PriceDates dates() {
    return dates;
  }

  LineItem price(CostComponent component) {
    return switch (component.price()) {
      case PriceRef.Unnamed(var reason) ->
          new LineItem.NotPriced(null, reason, quantity(component));
      case PriceRef.Key(var key) -> price(component, key, book.find(key));
    };
  }

  private LineItem price(CostComponent component, PriceKey key, @Nullable Listing listing) {
    return switch (listing) {
      case null -> LineItem.NotPriced.unlisted(key, quantity(component));
      case Listing.Withdrawn _ ->
          notPriced(component, key, "the vendor no longer lists a price for " + key);
      case Listing.Ambiguous(var candidates) ->
          notPriced(
              component,
              key,
              "the vendor lists several prices for " + key + ": " + String.join(", ", candidates));
      case Listing.Listed(var price) -> {
        String doubt = price.doubt();
        if (doubt != null) {
          doubts.put(key, doubt);
        }
        yield price(component, key, price);
      }
    };
  }

  private LineItem price(CostComponent component, PriceKey key, Price price) {
    if (!price.unit().equals(component.unit())) {
      return notPriced(
          component,
          key,
          "the price of %s is per %s, not per %s".formatted(key, price.unit(), component.unit()));
    }
    if (!price.currency().equals(CURRENCY)) {
      return notPriced(
          component,
          key,
          "the price of %s is in %s, not in %s".formatted(key, price.currency(), CURRENCY));
    }
    return switch (component.quantity()) {
      case Amount.Unknown(var reason) -> notPriced(component, key, reason);
      case Amount.UsageMissing(var keys) -> {
        use(price);
        yield new LineItem.DependsOnUsage(key, keys, price.tiers(), null);
      }
      case Amount.Known(var quantity, var _) -> {
        use(price);
        List<Charge> charges = charges(price.tiers(), quantity);
        yield new LineItem.Priced(
            key,
            quantity,
            component.quantityFrom(),
            charges,
            cost(charges),
            component.usageBased(),
            null);
      }
    };
  }

  /// Which prices of those asked for are of medium confidence, and why: a sentence for each of the
  /// first, and how many more there are.
  List<String> doubts() {
    List<String> sentences = new ArrayList<>();
    doubts.entrySet().stream()
        .limit(MOST_DOUBTS)
        .map(doubt ->
            "the price of %s is of medium confidence: %s"
                .formatted(doubt.getKey(), doubt.getValue()))
        .forEach(sentences::add);
    if (doubts.size() > MOST_DOUBTS) {
      sentences.add(doubts.size() - MOST_DOUBTS + " more prices are of medium confidence");
    }
    return sentences;
  }

  private void use(Price price) {
    LocalDate day = price.effectiveFrom();
    dates = dates == null ? new PriceDates(day, day) : dates.with(day);
  }

  private static LineItem notPriced(CostComponent component, PriceKey key, String reason) {
    return new LineItem.NotPriced(key, reason, quantity(component));
  }

  private static @Nullable BigDecimal quantity(CostComponent component) {
    return component.quantity() instanceof Amount.Known(var quantity, var _)
        ? plain(quantity)
        : null;
  }

  private static BigDecimal plain(BigDecimal amount) {
    return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /// The split of a quantity over graduated tiers.
  static List<Charge> charges(List<Tier> tiers, BigDecimal quantity) {
    if (tiers.size() == 1) {
      return List.of(new Charge(quantity, tiers.getFirst().price()));
    }
    List<Charge> charges = new ArrayList<>(tiers.size());
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      BigDecimal upTo = i + 1 < tiers.size() ? quantity.min(tiers.get(i + 1).from()) : quantity;
      BigDecimal inTier = upTo.subtract(tier.from());
      if (inTier.signum() > 0 || (i == 0 && quantity.signum() == 0)) {
        charges.add(new Charge(inTier, tier.price()));
      }
    }
    return charges;
  }

  /// The sum of quantity × unit price.
  static BigDecimal cost(List<Charge> charges) {
    BigDecimal cost = BigDecimal.ZERO;
    for (Charge charge : charges) {
      cost = cost.add(charge.quantity().multiply(charge.unitPrice()));
    }
    return plain(cost);
  }
}

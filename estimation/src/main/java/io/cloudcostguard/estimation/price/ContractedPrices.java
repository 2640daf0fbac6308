package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A price book with the tenant's contract laid over its list prices: an agreed price comes first,
/// then the discount of the narrowest scope, exact. For one plan: asks for each key once, and
/// remembers which rule made which price. Not safe for use by several threads.
public final class ContractedPrices implements PriceBook {

  private final PriceBook book;
  private final Map<PriceKey, Optional<Listing>> found = new HashMap<>();
  private final Map<PriceScope, Optional<ContractTerm>> terms = new HashMap<>();
  private final Map<PriceKey, String> rules = new HashMap<>();

  public ContractedPrices(PriceBook book) {
    this.book = book;
  }

  /// What the tenant pays for `key`. A discount on what has no list price is no price.
  @Override
  public @Nullable Listing find(PriceKey key) {
    return found
        .computeIfAbsent(
            key, requested -> Optional.ofNullable(laidOver(requested, book.find(requested))))
        .orElse(null);
  }

  private @Nullable Listing laidOver(PriceKey key, @Nullable Listing list) {
    PriceScope whole = PriceScope.of(key);
    ContractTerm own = term(whole);
    if (own != null && own.price() != null) {
      Price agreed = own.price();
      return contracted(
          key, list, agreed, "agreed price" + origin(agreed.source(), agreed.effectiveFrom()));
    }
    for (PriceScope scope = whole; scope != null; scope = scope.wider()) {
      ContractTerm term = term(scope);
      if (term != null && term.discount() != null) {
        return list instanceof Listing.Listed(var price)
            ? contracted(key, list, off(price, term.discount()), rule(scope, term.discount()))
            : list;
      }
    }
    return list;
  }

  @Override
  public @Nullable ContractTerm term(PriceScope scope) {
    return terms
        .computeIfAbsent(scope, requested -> Optional.ofNullable(book.term(requested)))
        .orElse(null);
  }

  /// The prices asked for so far that are not the list's, each with the rule that made it.
  public Map<PriceKey, String> rules() {
    return Collections.unmodifiableMap(rules);
  }

  private Listing contracted(PriceKey key, @Nullable Listing list, Price agreed, String rule) {
    if (list instanceof Listing.Listed(var price) && isSame(price, agreed)) {
      return list;
    }
    rules.put(key, rule);
    return new Listing.Listed(agreed);
  }

  private static boolean isSame(Price one, Price other) {
    return one.unit().equals(other.unit())
        && one.currency().equals(other.currency())
        && one.tiers().equals(other.tiers());
  }

  private static Price off(Price list, Discount discount) {
    return new Price(
        list.unit(),
        list.currency(),
        list.tiers().stream()
            .map(tier -> new Tier(tier.from(), discount.off(tier.price())))
            .toList(),
        discount.effectiveFrom(),
        discount.source());
  }

  private static String rule(PriceScope scope, Discount discount) {
    BigDecimal percent = discount.percent();
    return "%s %% %s %s%s"
        .formatted(
            percent.abs().toPlainString(),
            percent.signum() < 0 ? "on top of" : "off",
            scope,
            origin(discount.source(), discount.effectiveFrom()));
  }

  private static String origin(String source, LocalDate effectiveFrom) {
    return " (%seffective %s)".formatted(source.isEmpty() ? "" : source + ", ", effectiveFrom);
  }
}

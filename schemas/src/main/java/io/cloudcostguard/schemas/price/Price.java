package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A price, listed or agreed: exact, per unit, graduated.
///
/// @param unit what one costs, e.g. `hours`, `GB`, `requests`
/// @param currency ISO 4217
/// @param tiers sorted; the first begins at 0
/// @param effectiveFrom the day the source dates it
/// @param source where it was read; ends in `(medium: why)` where the price is to be checked before
///   it is relied on
public record Price(
    String unit, String currency, List<Tier> tiers, LocalDate effectiveFrom, String source) {

  private static final String MEDIUM = "(medium: ";

  public Price {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty() || tiers.getFirst().from().signum() != 0) {
      throw new IllegalArgumentException("The first tier of a price begins at 0: " + tiers);
    }
    for (int i = 1; i < tiers.size(); i++) {
      BigDecimal from = tiers.get(i).from();
      if (from.compareTo(tiers.get(i - 1).from()) <= 0) {
        throw new IllegalArgumentException("Tiers are sorted and distinct: " + tiers);
      }
    }
  }

  /// Why the price is of medium confidence, as its source says; null where it is sure.
  public @Nullable String doubt() {
    int begin = source.lastIndexOf(MEDIUM);
    return begin >= 0 && source.endsWith(")")
        ? source.substring(begin + MEDIUM.length(), source.length() - 1)
        : null;
  }
}

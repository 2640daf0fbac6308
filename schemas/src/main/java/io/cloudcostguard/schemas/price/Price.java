package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// A price, listed or agreed: exact, per unit, graduated.
///
/// @param unit what one costs, e.g. `hours`, `GB`, `requests`
/// @param currency ISO 4217
/// @param tiers sorted; the first begins at 0
/// @param effectiveFrom the day the source dates it
/// @param source where it was read
public record Price(
    String unit, String currency, List<Tier> tiers, LocalDate effectiveFrom, String source) {

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
}

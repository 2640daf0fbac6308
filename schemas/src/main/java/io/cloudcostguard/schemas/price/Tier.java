package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;

/// A step of a graduated price: units above `from` cost `price` each, until the next tier begins.
public record Tier(BigDecimal from, BigDecimal price) {

  public Tier {
    if (from.signum() < 0 || price.signum() < 0) {
      throw new IllegalArgumentException("A tier is not negative: from " + from + ", " + price);
    }
    from = from.signum() == 0 ? BigDecimal.ZERO : from.stripTrailingZeros();
    price = price.signum() == 0 ? BigDecimal.ZERO : price.stripTrailingZeros();
  }

  public static Tier flat(BigDecimal price) {
    return new Tier(BigDecimal.ZERO, price);
  }
}

package io.cloudcostguard.estimation.compare;

import java.math.BigDecimal;

/// A difference in monthly cost, split by its cause; the parts add up to it exactly.
///
/// @param price the same price key costs something else
/// @param quantity more or less of it is used
/// @param configuration something else is bought for a resource that is in both, e.g. another
///   instance type
/// @param added by resources that only the second estimate has
/// @param removed by resources that only the first has; negative
/// @param oneSided known in one of the two only, as the other lacks a price or a usage: no saving
public record Effects(
    BigDecimal price,
    BigDecimal quantity,
    BigDecimal configuration,
    BigDecimal added,
    BigDecimal removed,
    BigDecimal oneSided) {

  static final Effects NONE =
      new Effects(
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          BigDecimal.ZERO);

  Effects withPriceAndQuantity(BigDecimal ofPrice, BigDecimal ofQuantity) {
    return new Effects(
        price.add(ofPrice), quantity.add(ofQuantity), configuration, added, removed, oneSided);
  }

  Effects withConfiguration(BigDecimal amount) {
    return new Effects(price, quantity, configuration.add(amount), added, removed, oneSided);
  }

  Effects withAdded(BigDecimal amount) {
    return new Effects(price, quantity, configuration, added.add(amount), removed, oneSided);
  }

  Effects withRemoved(BigDecimal amount) {
    return new Effects(price, quantity, configuration, added, removed.subtract(amount), oneSided);
  }

  Effects withOneSided(BigDecimal amount) {
    return new Effects(price, quantity, configuration, added, removed, oneSided.add(amount));
  }

  Effects plus(Effects other) {
    return new Effects(
        price.add(other.price),
        quantity.add(other.quantity),
        configuration.add(other.configuration),
        added.add(other.added),
        removed.add(other.removed),
        oneSided.add(other.oneSided));
  }

  /// The whole difference.
  public BigDecimal total() {
    return price.add(quantity).add(configuration).add(added).add(removed).add(oneSided);
  }
}

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
public record Effects(
    BigDecimal price,
    BigDecimal quantity,
    BigDecimal configuration,
    BigDecimal added,
    BigDecimal removed) {

  static final Effects NONE =
      new Effects(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  static Effects priceAndQuantity(BigDecimal price, BigDecimal quantity) {
    return new Effects(price, quantity, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  static Effects configuration(BigDecimal amount) {
    return new Effects(BigDecimal.ZERO, BigDecimal.ZERO, amount, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  static Effects added(BigDecimal amount) {
    return new Effects(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, amount, BigDecimal.ZERO);
  }

  static Effects removed(BigDecimal amount) {
    return new Effects(
        BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, amount.negate());
  }

  Effects plus(Effects other) {
    return new Effects(
        price.add(other.price),
        quantity.add(other.quantity),
        configuration.add(other.configuration),
        added.add(other.added),
        removed.add(other.removed));
  }

  /// The whole difference.
  public BigDecimal total() {
    return price.add(quantity).add(configuration).add(added).add(removed);
  }
}

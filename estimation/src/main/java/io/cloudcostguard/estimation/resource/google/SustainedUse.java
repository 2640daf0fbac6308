package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import java.math.BigDecimal;
import java.math.MathContext;

/// The sustained-use discount: the longer a machine runs in a month, the less its hours cost. Each
/// further quarter of the month costs less than the one before, so that a full month of one of the
/// first series costs 70 % and of the second 80 % of the list price. The rule is about hours; list
/// prices stay as they are.
///
/// @see <a href="https://cloud.google.com/compute/docs/sustained-use-discounts">Sustained use
///   discounts</a>
enum SustainedUse {
  THIRTY_PERCENT("0.7", 10),
  TWENTY_PERCENT("0.8", 15),
  NONE("1", 1);

  private static final BigDecimal QUARTER = new BigDecimal("182.5");

  /// What a full month is charged for.
  private final String part;

  /// Two of these parts less each further quarter.
  private final BigDecimal parts;

  SustainedUse(String part, long parts) {
    this.part = part;
    this.parts = BigDecimal.valueOf(parts);
  }

  /// The discount of machines of a series, e.g. `n2`.
  static SustainedUse of(String series) {
    return switch (series) {
      case "n1", "f1", "g1", "m1", "m2" -> THIRTY_PERCENT;
      case "n2", "n2d", "c2" -> TWENTY_PERCENT;
      default -> NONE;
    };
  }

  /// The hours that are charged of those that one machine runs.
  Amount charged(Amount hours) {
    if (this == NONE || !(hours instanceof Amount.Known(BigDecimal value, _))) {
      return hours;
    }
    if (value.compareTo(Amount.HOURS_PER_MONTH) >= 0) {
      return hours.times(Amount.of(part, "a full month, less the sustained-use discount"));
    }
    BigDecimal discount = discount(value);
    return discount.signum() == 0
        ? hours
        : hours.beyond(Amount.of(discount.toPlainString(), "the sustained-use discount"));
  }

  private BigDecimal discount(BigDecimal hours) {
    BigDecimal beyond = BigDecimal.ZERO;
    for (int quarter = 1; quarter <= 3; quarter++) {
      beyond =
          beyond.add(
              hours.subtract(QUARTER.multiply(BigDecimal.valueOf(quarter))).max(BigDecimal.ZERO));
    }
    return beyond.multiply(BigDecimal.TWO).divide(parts, MathContext.DECIMAL64);
  }
}

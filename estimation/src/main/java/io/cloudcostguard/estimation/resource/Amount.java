package io.cloudcostguard.estimation.resource;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.BinaryOperator;

/// A quantity with its origin, or why there is none. Arithmetic keeps both: what is computed from
/// usage that was not given depends on that usage; what is computed from an unknown is unknown.
public sealed interface Amount {

  /// Hours of a month, everywhere.
  BigDecimal HOURS_PER_MONTH = new BigDecimal(730);

  Amount ONE = of(1);

  /// One that runs all month.
  Amount ALL_MONTH = ONE.timesHours();

  /// A number and where it came from.
  record Known(BigDecimal value, Origin origin) implements Amount {}

  /// Expected usage that the usage file does not give.
  ///
  /// @param keys the usage keys, as text
  record UsageMissing(String keys) implements Amount {}

  /// An attribute that is not set, not a number, or known only after apply.
  record Unknown(String reason) implements Amount {}

  /// A number of the vendor's price rules.
  static Amount of(long value) {
    return of(Long.toString(value));
  }

  /// As [#of(long)], for decimals.
  static Amount of(String value) {
    return new Known(new BigDecimal(value), new Origin.Constant(value));
  }

  /// As [#of(String)], with what it is, e.g. `0.7 (sustained use)`.
  static Amount of(String value, String what) {
    return new Known(new BigDecimal(value), new Origin.Constant(value + " (" + what + ")"));
  }

  /// An amount that is not known, with the reason as a sentence without a full stop.
  static Amount unknown(String reason) {
    return new Unknown(reason);
  }

  /// This many, all month long.
  default Amount timesHours() {
    return combine(
        new Known(HOURS_PER_MONTH, new Origin.Constant("730 hours")), "×", BigDecimal::multiply);
  }

  default Amount times(Amount other) {
    return other.equals(ONE) ? this : combine(other, "×", BigDecimal::multiply);
  }

  default Amount times(long factor) {
    return times(of(factor));
  }

  default Amount plus(Amount other) {
    return combine(other, "+", BigDecimal::add);
  }

  /// The part above what is included; zero when there is none.
  default Amount beyond(Amount included) {
    return combine(included, "−", (a, b) -> a.subtract(b).max(BigDecimal.ZERO));
  }

  default Amount beyond(long included) {
    return beyond(of(included));
  }

  /// Divided to 34 digits; by zero gives an unknown.
  default Amount dividedBy(Amount divisor) {
    if (divisor.isZero()) {
      return unknown("a quantity is divided by zero");
    }
    return combine(divisor, "÷", (a, b) -> a.divide(b, MathContext.DECIMAL128));
  }

  default Amount dividedBy(long divisor) {
    return dividedBy(of(divisor));
  }

  /// The larger of both.
  default Amount max(Amount other) {
    return combine(other, "max", BigDecimal::max);
  }

  /// The smaller of both.
  default Amount min(Amount other) {
    return combine(other, "min", BigDecimal::min);
  }

  /// Rounded up to a whole multiple of `step` (not zero): what is billed in blocks.
  default Amount roundedUpTo(long step) {
    return combine(
        of(step), "rounded up to", (a, b) -> a.divide(b, 0, RoundingMode.CEILING).multiply(b));
  }

  /// This, or `other` where expected usage was not given.
  default Amount or(Amount other) {
    return switch (this) {
      case UsageMissing _ -> other;
      case Known _, Unknown _ -> this;
    };
  }

  /// This, or `least` where this is known to be less.
  default Amount atLeast(Amount least) {
    return this instanceof Known && least instanceof Known
        ? (least.isMoreThan(this) ? least : this)
        : max(least);
  }

  /// This, or `most` where this is known to be more.
  default Amount atMost(Amount most) {
    return this instanceof Known && most instanceof Known
        ? (isMoreThan(most) ? most : this)
        : min(most);
  }

  /// Whether both numbers are known and this is the larger one.
  default boolean isMoreThan(Amount other) {
    return this instanceof Known(var value, _)
        && other instanceof Known(var otherValue, _)
        && value.compareTo(otherValue) > 0;
  }

  /// Whether the number is known and zero.
  default boolean isZero() {
    return this instanceof Known(var value, _) && value.signum() == 0;
  }

  private Amount combine(Amount other, String operator, BinaryOperator<BigDecimal> operation) {
    return switch (this) {
      case Unknown _ -> this;
      case UsageMissing(var keys) ->
          switch (other) {
            case Unknown _ -> other;
            case UsageMissing(var more) ->
                keys.contains(more) ? this : new UsageMissing(keys + ", " + more);
            case Known _ -> this;
          };
      case Known(var value, var origin) ->
          switch (other) {
            case Unknown _, UsageMissing _ -> other;
            case Known(var otherValue, var otherOrigin) ->
                new Known(
                    operation.apply(value, otherValue),
                    new Origin.Formula(origin, operator, otherOrigin));
          };
    };
  }
}

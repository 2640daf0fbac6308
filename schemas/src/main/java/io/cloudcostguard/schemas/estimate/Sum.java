package io.cloudcostguard.schemas.estimate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Holds a monthly amount as far as it is known, and why it may be more or less. Every form of an
/// estimate shows its sums by [#text], so that all say the same.
///
/// No price is negative. So what is missing in the cost after makes a difference larger, and what
/// is missing in the cost before makes it smaller.
///
/// @param known what is known of it
/// @param more why it may be more; null: it is not
/// @param less why it may be less; null: it is not
public record Sum(BigDecimal known, @Nullable Missing more, @Nullable Missing less) {

  /// Exactly nothing.
  public static final Sum NOTHING = exact(BigDecimal.ZERO);

  private static final int PERCENT_DIGITS = 1;
  private static final String UNKNOWN = "unknown";

  /// An amount of which nothing is missing.
  public static Sum exact(BigDecimal amount) {
    return new Sum(amount, null, null);
  }

  /// What one side of a line comes to; nothing where there is no such line.
  public static Sum of(@Nullable LineItem line) {
    return switch (line) {
      case LineItem.Priced priced -> exact(priced.monthlyCost());
      case LineItem.DependsOnUsage _ -> new Sum(BigDecimal.ZERO, Missing.USAGE, null);
      case LineItem.NotPriced _ -> new Sum(BigDecimal.ZERO, Missing.PRICE, null);
      case null -> NOTHING;
    };
  }

  /// Both together.
  public Sum plus(Sum other) {
    if (other.equals(NOTHING)) {
      return this;
    }
    return new Sum(
        known.add(other.known), Missing.worse(more, other.more), Missing.worse(less, other.less));
  }

  /// The difference to `before`, where nothing that is missing in the two is the same.
  public Sum minus(Sum before) {
    return new Sum(
        known.subtract(before.known),
        Missing.worse(more, before.less),
        Missing.worse(less, before.more));
  }

  /// Whether nothing is missing.
  public boolean isExact() {
    return more == null && less == null;
  }

  /// Whether more than usage is missing.
  public boolean lacksPrice() {
    return lacksPrice(more) || lacksPrice(less);
  }

  private static boolean lacksPrice(@Nullable Missing missing) {
    return missing != null && missing != Missing.USAGE;
  }

  /// Whether something is missing and nothing is known: no amount says anything of it.
  public boolean isUnknown() {
    return known.signum() == 0 && !isExact();
  }

  /// Whether it is, or may be, something else than nothing.
  public boolean mayBeSomething() {
    return known.signum() != 0 || !isExact();
  }

  /// What is known of it; null when that is nothing.
  public @Nullable BigDecimal knownOrNull() {
    return isUnknown() ? null : known;
  }

  /// Whether it is a fall that a missing price may turn into a rise: no saving to speak of.
  public boolean isOpenFall() {
    return known.signum() < 0 && lacksPrice(more);
  }

  /// How the known amount is to be read: `exact`, `at least`, `at most` or `about` where a price is
  /// missing, `plus usage` and the like where only usage is; `unknown` and `depends on usage` where
  /// there is no known amount.
  public String bound() {
    if (isExact()) {
      return "exact";
    }
    if (isUnknown()) {
      return lacksPrice() ? UNKNOWN : "depends on usage";
    }
    if (more != null && less != null) {
      return lacksPrice() ? "about" : "plus or minus usage";
    }
    if (more != null) {
      return lacksPrice() ? "at least" : "plus usage";
    }
    return lacksPrice() ? "at most" : "minus usage";
  }

  /// In words: `$5.00`, `at least $5.00`, `$5.00 + usage`, `unknown`. A fall that a missing price
  /// may turn into a rise is no saving: `unknown (≥ -$5.00)`.
  ///
  /// @param money how an amount is written
  public String text(Function<BigDecimal, String> money) {
    if (isUnknown()) {
      return bound();
    }
    String amount = money.apply(known);
    if (isExact()) {
      return amount;
    }
    if (!lacksPrice()) {
      return "%s %s usage".formatted(amount, more == null ? "−" : less == null ? "+" : "±");
    }
    return isOpenFall() && less == null
        ? "%s (≥ %s)".formatted(UNKNOWN, amount)
        : bound() + " " + amount;
  }

  /// The growth from `before` in percent, rounded to one digit; null where a price is missing on
  /// either side, nothing is known to change, or there was nothing before.
  public @Nullable BigDecimal percentOf(Sum before) {
    return lacksPrice() || before.lacksPrice() || known.signum() == 0 || before.known.signum() <= 0
        ? null
        : known.movePointRight(2).divide(before.known, PERCENT_DIGITS, RoundingMode.HALF_EVEN);
  }
}

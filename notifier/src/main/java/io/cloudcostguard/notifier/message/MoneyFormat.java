package io.cloudcostguard.notifier.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Money and percentages as a person reads them, e.g. `$1,895.00`, `+57.4 %`: rounded half to even,
/// the same on every machine.
///
/// @param currency ISO 4217
record MoneyFormat(String currency) {

  private static final int DECIMALS = 2;

  String of(BigDecimal amount) {
    BigDecimal rounded = amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return (rounded.signum() < 0 ? "-" : "") + unsigned(rounded.abs());
  }

  /// With a plus sign when it is a rise.
  String change(BigDecimal amount) {
    return (amount.signum() > 0 ? "+" : "") + of(amount);
  }

  /// How much `part` is of `whole`, e.g. `57.4 %`; null when there is no whole.
  static @Nullable String percent(BigDecimal part, BigDecimal whole) {
    if (whole.signum() <= 0) {
      return null;
    }
    return percent(part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_EVEN));
  }

  /// A percentage with one digit.
  static String percent(BigDecimal percent) {
    return format("#,##0.0", percent) + " %";
  }

  private String unsigned(BigDecimal amount) {
    String digits = format("#,##0.00", amount);
    return switch (currency) {
      case "USD" -> "$" + digits;
      case "EUR" -> "€" + digits;
      case "GBP" -> "£" + digits;
      default -> currency + " " + digits;
    };
  }

  private static String format(String pattern, BigDecimal number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }
}

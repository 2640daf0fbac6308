package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import java.util.Locale;

/// Reads names of SKUs that have a number of units behind them, e.g. `Premium_2`.
final class Skus {

  private static final int MOST_DIGITS = 6;

  /// The number behind the last underscore; 0 where there is none.
  static Amount units(String name) {
    String digits = name.substring(name.lastIndexOf('_') + 1);
    boolean isNumber = digits.length() <= MOST_DIGITS && digits.matches("\\d+");
    return Amount.of(isNumber ? Long.parseLong(digits) : 0);
  }

  /// What stands before the last underscore; all where there is none.
  static String tier(String name) {
    int end = name.lastIndexOf('_');
    return end < 0 ? name : name.substring(0, end);
  }

  /// The days of a month of 730 hours.
  static Amount daysOfAMonth() {
    return Amount.ALL_MONTH.dividedBy(24);
  }

  /// With a capital letter, as the vendor writes it.
  static String capital(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private Skus() {}
}

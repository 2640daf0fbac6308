package io.cloudcostguard.pricing.source.google;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a price of the catalogue is per, in the notation of UCUM: `h`, `GiBy.mo`, `count`.
///
/// @param block how many of our units it is, e.g. 1024 for `TiBy`
/// @param unit one of ours, e.g. `GiB-hours`
record UsageUnit(BigDecimal block, String unit) {

  private static final Pattern BYTES = Pattern.compile("([KMGTP]i|[kMGTP])?By");
  private static final String BINARY = "KMGTP";
  private static final String DECIMAL = "kMGTP";
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final int GIGA = 3;

  /// The units of time. A month is the time of a bill.
  private static final Map<String, String> TIMES =
      Map.of(
          "s", "seconds", "min", "minutes", "h", "hours", "d", "days", "mo", "units", "y", "years");

  /// A tier that begins at so many usage units begins at so many of ours.
  BigDecimal units(BigDecimal usageUnits) {
    return usageUnits.multiply(block);
  }

  /// A price per usage unit, per one of ours.
  BigDecimal each(BigDecimal ofUsageUnit) {
    return ofUsageUnit.divide(block, MathContext.DECIMAL128);
  }

  /// The unit that the catalogue writes as `text`; null if it is not known here.
  static @Nullable UsageUnit of(String text) {
    if (TIMES.containsKey(text)) {
      return new UsageUnit(BigDecimal.ONE, TIMES.get(text));
    }
    int dot = text.lastIndexOf('.');
    UsageUnit amount = amount(dot < 0 ? text : text.substring(0, dot));
    if (amount == null || dot < 0) {
      return amount;
    }
    String time = text.substring(dot + 1);
    if (!TIMES.containsKey(time)) {
      return null;
    }
    if (time.equals("mo")) {
      return amount;
    }
    String unit = amount.unit.equals("units") ? "" : amount.unit + "-";
    return new UsageUnit(amount.block, unit + TIMES.get(time));
  }

  private static @Nullable UsageUnit amount(String text) {
    if (text.equals("count") || text.equals("1")) {
      return new UsageUnit(BigDecimal.ONE, "units");
    }
    Matcher bytes = BYTES.matcher(text);
    if (!bytes.matches()) {
      return null;
    }
    String prefix = bytes.group(1);
    if (prefix == null) {
      return new UsageUnit(power(KIBI, -GIGA), "GiB");
    }
    return prefix.endsWith("i")
        ? new UsageUnit(power(KIBI, BINARY.indexOf(prefix.charAt(0)) + 1 - GIGA), "GiB")
        : new UsageUnit(power(BigDecimal.valueOf(1000), DECIMAL.indexOf(prefix) + 1 - GIGA), "GB");
  }

  /// Exact, for a power of 2 and of 10 ends in decimals.
  private static BigDecimal power(BigDecimal base, int exponent) {
    return exponent >= 0 ? base.pow(exponent) : BigDecimal.ONE.divide(base.pow(-exponent));
  }
}

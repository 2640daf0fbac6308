package io.cloudcostguard.pricing.source.azure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a price of the API is per: a block of units.
///
/// @param block how many units
/// @param unit one of ours, e.g. `GiB-hours`
record UnitOfMeasure(BigDecimal block, String unit) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})([KMB]?)(?:\\s+([\\p{L} ]+?))?(?:\\s*/\\s*(\\w+))?");

  /// The units of time, as they stand alone or after a slash. A month is the time of a bill.
  private static final Map<String, String> TIMES =
      Map.of(
          "second", "seconds",
          "minute", "minutes",
          "hour", "hours",
          "day", "days",
          "month", "units",
          "year", "years");

  private static final Map<String, String> AMOUNTS =
      Map.ofEntries(
          Map.entry("mb", "MB"),
          Map.entry("gb", "GB"),
          Map.entry("gib", "GiB"),
          Map.entry("tb", "TB"),
          Map.entry("tib", "TiB"),
          Map.entry("iops", "IOPS"),
          Map.entry("count", "units"),
          Map.entry("unit", "units"),
          Map.entry("user", "users"),
          Map.entry("request", "requests"),
          Map.entry("transaction", "transactions"),
          Map.entry("operation", "operations"),
          Map.entry("message", "messages"),
          Map.entry("rotation", "rotations"));

  /// A tier that begins at so many blocks begins at so many units.
  BigDecimal units(BigDecimal blocks) {
    return blocks.multiply(block);
  }

  /// A price of a block, as a price of one unit: to 34 digits where it does not end before.
  BigDecimal each(BigDecimal ofBlock) {
    return ofBlock.divide(block, MathContext.DECIMAL128);
  }

  /// The unit that the API writes as `text`; null if it is not known here.
  static @Nullable UnitOfMeasure of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    BigDecimal block = new BigDecimal(form.group(1) + zeros(form.group(2)));
    String unit = unit(word(form.group(3)), word(form.group(4)));
    return unit == null || block.signum() == 0 ? null : new UnitOfMeasure(block, unit);
  }

  private static String zeros(String letter) {
    return switch (letter) {
      case "K" -> "000";
      case "M" -> "000000";
      case "B" -> "000000000";
      default -> "";
    };
  }

  /// @param amount e.g. `gb`, or a time alone
  /// @param time what stands after the slash
  private static @Nullable String unit(@Nullable String amount, @Nullable String time) {
    if (time != null && !TIMES.containsKey(time)) {
      return null;
    }
    if (amount == null) {
      return time == null ? "units" : TIMES.get(time);
    }
    if (TIMES.containsKey(amount)) {
      return time == null ? TIMES.get(amount) : null;
    }
    String spaced = amount.replaceFirst("^(\\w+) (hour|second|minute)$", "$1");
    if (!spaced.equals(amount)) {
      return time == null ? unit(spaced, amount.substring(spaced.length() + 1)) : null;
    }
    String known = AMOUNTS.get(amount);
    if (known == null || time == null || time.equals("month")) {
      return known;
    }
    return known.equals("units") ? TIMES.get(time) : singular(known) + "-" + TIMES.get(time);
  }

  private static String singular(String unit) {
    return unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  private static @Nullable String word(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String word = text.toLowerCase(Locale.ROOT);
    boolean plural = word.endsWith("s") && !word.equals("iops");
    return plural ? word.substring(0, word.length() - 1) : word;
  }
}

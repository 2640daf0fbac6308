package io.cloudcostguard.pricing.source.azure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How long one is bound, in years of 8,760 hours.
record Term(int years) {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d?) Years?");
  private static final int HOURS_OF_A_YEAR = 8_760;

  /// The term that the API writes as `text`; null if it is not known here.
  static @Nullable Term of(@Nullable String text) {
    Matcher form = FORM.matcher(text == null ? "" : text);
    return form.matches() ? new Term(Integer.parseInt(form.group(1))) : null;
  }

  /// The total of the term as a price per hour: to 34 digits where it does not end before.
  BigDecimal perHour(BigDecimal total) {
    return total.divide(BigDecimal.valueOf((long) years * HOURS_OF_A_YEAR), MathContext.DECIMAL128);
  }

  /// As keys have it.
  String part() {
    return years + "yr";
  }
}

package io.cloudcostguard.pricing.source.aws;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// A price of a product under a term, as an offer file writes it. Of a graduated price it is one
/// step.
///
/// @param code of the rate, e.g. `ABC.JRTCKXETXF.6YS6EN2CT7`; blank where the file has none
/// @param term the code of the term, e.g. `JRTCKXETXF` for on demand
/// @param termType `OnDemand`, `Reserved`, …
/// @param begin where the step begins; blank if it is the only one
/// @param end where it ends, not included; `Inf` or blank if nowhere
/// @param line of the file
record Rate(
    String sku,
    String code,
    String term,
    String termType,
    Lease lease,
    String unit,
    String begin,
    String end,
    String price,
    String currency,
    String effective,
    long line) {

  private static final Pattern NUMBER_FORM = Pattern.compile("\\d+(\\.\\d+)?([eE]-?\\d{1,2})?");
  private static final String INFINITE = "Inf";
  private static final DateTimeFormatter DAY_FIRST = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  /// What a reserved term commits to.
  record Lease(String length, String purchase, String offeringClass) {

    static final Lease NONE = new Lease("", "", "");
  }

  /// One step of a price, read.
  ///
  /// @param last whether nothing comes after it
  record Step(BigDecimal from, BigDecimal to, boolean last, BigDecimal price) {

    boolean isWhole() {
      return from.signum() == 0 && last;
    }
  }

  /// @throws IllegalArgumentException if a number is none
  Step step() {
    BigDecimal from = begin.isBlank() ? BigDecimal.ZERO : number(begin, "range");
    boolean last = end.isBlank() || end.strip().equals(INFINITE);
    BigDecimal to = last ? from : number(end, "range");
    return new Step(from, to, last, number(price, "price"));
  }

  /// @throws IllegalArgumentException if it is not a date
  LocalDate effectiveFrom() {
    try {
      return effective.contains("/")
          ? LocalDate.parse(effective, DAY_FIRST)
          : LocalDate.parse(effective.length() > 10 ? effective.substring(0, 10) : effective);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException("its date is '" + effective + "'");
    }
  }

  private static BigDecimal number(String text, String what) {
    String digits = text.strip();
    if (digits.length() > 40 || !NUMBER_FORM.matcher(digits).matches()) {
      throw new IllegalArgumentException("its " + what + " is '" + digits + "'");
    }
    return new BigDecimal(digits);
  }
}

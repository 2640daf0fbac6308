package io.cloudcostguard.estimation.price;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.cloudcostguard.schemas.price.ContractTerm.Discount;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Parses the columns of a contract's rows; errors name the line.
record ContractColumns(Map<String, Integer> byName) {

  private static final String KEY = "key";
  private static final String EFFECTIVE_FROM = "effective_from";
  private static final String PART = "[^/\\s\\p{Cntrl}\\p{Lu}]+";
  private static final Pattern SCOPE = Pattern.compile(PART + "(/" + PART + ")*");
  private static final int LENGTH = 500;
  private static final int DIGITS = 40;

  static ContractColumns of(List<String> header) {
    Map<String, Integer> byName = new HashMap<>();
    header.forEach(name -> byName.put(name.strip(), byName.size()));
    for (String needed : List.of(KEY, EFFECTIVE_FROM)) {
      if (!byName.containsKey(needed)) {
        throw new IllegalArgumentException(
            "Line 1 of the price book, its header, has no column " + needed);
      }
    }
    return new ContractColumns(byName);
  }

  /// Whether the row has a discount; it has a price otherwise, and never both.
  boolean isDiscount(CsvRecord line) {
    boolean hasDiscount = !field(line, "discount").isEmpty();
    boolean hasPrice = !field(line, "price").isEmpty();
    return inLine(
        line,
        () -> {
          if (hasDiscount == hasPrice) {
            throw new IllegalArgumentException(
                hasPrice ? "a price and a discount in one row" : "neither a price nor a discount");
          }
          return hasDiscount;
        });
  }

  Discount discount(CsvRecord line) {
    return inLine(
        line,
        () -> {
          String percent = field(line, "discount");
          return new Discount(
              number(percent.endsWith("%") ? percent.substring(0, percent.length() - 1) : percent),
              date(line),
              field(line, "source"));
        });
  }

  PriceRows.Row price(CsvRecord line) {
    return inLine(
        line,
        () -> {
          String from = field(line, "tier_from");
          return new PriceRows.Row(
              line.getStartingLineNumber(),
              new PriceKey(scope(line).value()),
              needed(line, "unit"),
              new Tier(
                  from.isEmpty() ? BigDecimal.ZERO : number(from), number(field(line, "price"))),
              currency(line),
              date(line),
              field(line, "source"));
        });
  }

  PriceScope scope(CsvRecord line) {
    return inLine(
        line,
        () -> {
          String key = field(line, KEY);
          if (!SCOPE.matcher(key).matches() || key.length() > LENGTH) {
            throw new IllegalArgumentException(
                "'%s' is no price key, nor the first parts of one, in lower case".formatted(key));
          }
          return new PriceScope(key);
        });
  }

  private LocalDate date(CsvRecord line) {
    return LocalDate.parse(field(line, EFFECTIVE_FROM));
  }

  private String currency(CsvRecord line) {
    String code = needed(line, "currency");
    if (Currency.availableCurrencies().noneMatch(known -> known.getCurrencyCode().equals(code))) {
      throw new IllegalArgumentException("the currency '" + code + "' is not one of ISO 4217");
    }
    return code;
  }

  private String needed(CsvRecord line, String name) {
    String text = field(line, name);
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a price without " + name);
    }
    return text;
  }

  private static BigDecimal number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (number.scale() <= DIGITS && (long) number.precision() - number.scale() <= DIGITS) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new IllegalArgumentException("'" + text + "' is not a number");
  }

  private String field(CsvRecord line, String name) {
    Integer column = byName.get(name);
    return column == null ? "" : line.getField(column).strip();
  }

  private static <T> T inLine(CsvRecord line, Supplier<T> read) {
    try {
      return read.get();
    } catch (RuntimeException e) {
      throw PriceRows.malformed(line.getStartingLineNumber(), e);
    }
  }
}

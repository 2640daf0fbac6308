package io.cloudcostguard.actuals.bill;

import io.cloudcostguard.schemas.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The current row with its columns, read by the rules of FOCUS: decimals without signs and
/// separators, times in UTC, tags as a flat JSON object.
///
/// @param columns the place of each column, by name
record BillRow(ChargeRows rows, Map<String, Integer> columns) {

  static final int LONGEST_NAME = 2_000;

  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_TAGS = 64 * 1024;

  /// So many digits a cost may have; more are no number that a customer pays.
  private static final int MOST_DIGITS = 60;

  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,40}(?:\\.\\d{0,60})?(?:[eE][+-]?\\d{1,2})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern AMERICAN_DAY = Pattern.compile("(\\d\\d?)/(\\d\\d?)/(\\d{4})");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /// A text; empty where there is no such column.
  String text(String column) throws BillRowException {
    Integer place = columns.get(column);
    if (place == null) {
      return "";
    }
    String text = rows.text(place);
    if (text.length() > LONGEST_NAME) {
      throw new BillRowException(column + " is longer than " + LONGEST_NAME + " characters");
    }
    if (text.indexOf('\0') >= 0) {
      throw new BillRowException(column + " has the character 0");
    }
    return text;
  }

  String first(String... names) throws BillRowException {
    for (String name : names) {
      String text = text(name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  String required(String column) throws BillRowException {
    String text = text(column);
    if (text.isEmpty()) {
      throw new BillRowException(column + " is empty");
    }
    return text;
  }

  /// Cut where it is too long: no amount follows from a description.
  String description(String column) {
    Integer place = columns.get(column);
    String text = place == null ? "" : rows.text(place).replace('\0', ' ');
    return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION);
  }

  @Nullable BigDecimal number(String column) throws BillRowException {
    String text = text(column);
    if (text.isEmpty()) {
      return null;
    }
    if (!DECIMAL.matcher(text).matches()) {
      throw new BillRowException("%s is not a decimal: '%s'".formatted(column, shown(text)));
    }
    BigDecimal number = new BigDecimal(text);
    if (number.precision() > MOST_DIGITS || Math.abs(number.scale()) > MOST_DIGITS) {
      throw new BillRowException("%s has too many digits: '%s'".formatted(column, shown(text)));
    }
    return number;
  }

  BigDecimal requiredNumber(String column) throws BillRowException {
    BigDecimal number = number(column);
    if (number == null) {
      throw new BillRowException(column + " is empty");
    }
    return number;
  }

  BigDecimal numberOrZero(String column) throws BillRowException {
    BigDecimal number = number(column);
    return number == null ? BigDecimal.ZERO : number;
  }

  String currency(String column) throws BillRowException {
    String currency = required(column);
    if (!CURRENCY.matcher(currency).matches()) {
      throw new BillRowException(
          "%s is not a code of ISO 4217: '%s'".formatted(column, shown(currency)));
    }
    return currency;
  }

  /// A time, or the beginning of a day, in UTC.
  Instant time(String column) throws BillRowException {
    String text = required(column);
    Instant time;
    try {
      time = parse(text);
    } catch (DateTimeException _) {
      throw new BillRowException("%s is not a time: '%s'".formatted(column, shown(text)));
    }
    if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
      throw new BillRowException(
          "%s is not between 2000 and 2100: '%s'".formatted(column, shown(text)));
    }
    return time;
  }

  private static Instant parse(String text) {
    var american = AMERICAN_DAY.matcher(text);
    if (american.matches()) {
      return LocalDate.of(
              Integer.parseInt(american.group(3)),
              Integer.parseInt(american.group(1)),
              Integer.parseInt(american.group(2)))
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant();
    }
    if (text.length() == "2026-01-01".length()) {
      return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    String iso = text.replace(' ', 'T').replace("TUTC", "Z");
    char last = iso.charAt(iso.length() - 1);
    if (last == 'Z') {
      return Instant.parse(iso);
    }
    return iso.indexOf('+') > 0
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  /// Tags as a flat JSON object in the order of their names.
  ///
  /// @param bare whether the braces may be missing, as in Azure's
  String tags(String column, boolean bare) throws BillRowException {
    Integer place = columns.get(column);
    String text = place == null ? "" : rows.text(place).strip();
    if (text.isEmpty() || text.equals("{}")) {
      return "{}";
    }
    if (text.length() > LONGEST_TAGS) {
      throw new BillRowException(column + " is longer than 64 KiB");
    }
    JsonNode read;
    try {
      read = Json.MAPPER.readTree(bare && !text.startsWith("{") ? "{" + text + "}" : text);
    } catch (JacksonException _) {
      throw new BillRowException(column + " is not JSON");
    }
    Map<String, String> tags = new TreeMap<>();
    if (read.isObject()) {
      for (var tag : read.properties()) {
        if (tag.getValue().isContainer()) {
          throw new BillRowException(column + " is not a flat object");
        }
        add(tags, tag.getKey(), tag.getValue());
      }
    } else if (read.isArray()) { // of key and value, as Google's labels
      for (JsonNode tag : read) {
        add(tags, tag.path("key").asString(""), tag.path("value"));
      }
    } else {
      throw new BillRowException(column + " is not a JSON object");
    }
    return Json.MAPPER.writeValueAsString(tags);
  }

  private static void add(Map<String, String> tags, String name, JsonNode value) {
    if (!name.isEmpty() && !value.isNull()) {
      tags.put(name.replace('\0', ' '), value.asString("").replace('\0', ' '));
    }
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}

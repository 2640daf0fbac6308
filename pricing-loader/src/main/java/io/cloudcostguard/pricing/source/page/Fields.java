package io.cloudcostguard.pricing.source.page;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of an element, each read as what the vendor says it is. A field that is something
/// else, or is not there, fails the element and not the page.
public record Fields(JsonNode node) {

  private static final int MOST_DIGITS = 40;
  private static final char NO_BREAK_SPACE = '\u00A0';

  /// The fields of `node`.
  ///
  /// @throws IllegalArgumentException if it is not an object
  public static Fields of(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("it is " + shown(node) + ", not an object");
    }
    return new Fields(node);
  }

  /// A text with single, plain spaces.
  public String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  /// A text with single, plain spaces; null where the vendor leaves it out.
  public @Nullable String optionalText(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is " + shown(value) + ", not a text");
    }
    return value.stringValue().replace(NO_BREAK_SPACE, ' ').strip().replaceAll("\\s+", " ");
  }

  /// An exact number.
  public BigDecimal number(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException(name + " is " + shown(value) + ", not a number");
    }
    BigDecimal number = value.decimalValue();
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      throw new IllegalArgumentException(name + " has more than " + MOST_DIGITS + " digits");
    }
    return number;
  }

  /// An exact number; 0 where the vendor leaves it out.
  public BigDecimal optionalNumber(String name) {
    return node.hasNonNull(name) ? number(name) : BigDecimal.ZERO;
  }

  /// The fields of an object in it.
  public Fields object(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (!value.isObject()) {
      throw new IllegalArgumentException(name + " is " + shown(value) + ", not an object");
    }
    return new Fields(value);
  }

  /// The day of a point in time such as `2026-08-31T23:59:00Z`.
  public LocalDate day(String name) {
    LocalDate day = optionalDay(name);
    if (day == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return day;
  }

  /// The day of a point in time; null where the vendor leaves it out.
  public @Nullable LocalDate optionalDay(String name) {
    String time = optionalText(name);
    if (time == null || time.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(time.length() > 10 ? time.substring(0, 10) : time);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " is '" + time + "', not a time", e);
    }
  }

  /// A list of objects; empty where the vendor leaves it out.
  public Iterable<JsonNode> list(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw new IllegalArgumentException(name + " is " + shown(value) + ", not a list");
    }
    return value;
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }
}

package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One attribute of a resource: set, not set, or set to something that is known only after apply.
public final class Attr {

  private static final int MOST_DIGITS = 40;

  /// Of whatever is counted; more would let one plan push any budget anywhere.
  private static final BigDecimal MOST = BigDecimal.TEN.pow(15);

  private final String path;
  private final @Nullable Object value;
  private final boolean unknown;
  private final boolean sensitive;
  private final boolean tooLong;
  private final boolean fallback;
  private final Doubts doubts;

  Attr(String path, @Nullable Object value) {
    this(path, value, false, Doubts.NONE);
  }

  Attr(String path, @Nullable Object value, boolean unknown, Doubts doubts) {
    this(path, value, unknown, false, doubts);
  }

  private Attr(
      String path, @Nullable Object value, boolean unknown, boolean fallback, Doubts doubts) {
    this.path = path;
    this.sensitive = PlannedResource.SENSITIVE.equals(value);
    tooLong = PlannedResource.TOO_LONG.equals(value);
    this.value = sensitive || tooLong ? null : value;
    this.unknown = unknown || sensitive || tooLong;
    this.fallback = fallback;
    this.doubts = doubts;
  }

  /// Set to something, known or not. Empty text and empty lists are not set.
  public boolean isSet() {
    return unknown || isPresent(value);
  }

  /// Set, but known only after apply, hidden by the plan, or too long to be read.
  public boolean isUnknown() {
    return unknown;
  }

  /// Whether the value is known and one of `texts`, in any case. Where it is set but not known,
  /// nothing that is decided by it counts.
  public boolean is(String... texts) {
    String text = decisive();
    if (text != null) {
      for (String candidate : texts) {
        if (candidate.equalsIgnoreCase(text)) {
          return true;
        }
      }
    }
    return false;
  }

  /// Whether the value is known, a flag, and true.
  public boolean isTrue() {
    return is("true");
  }

  /// This, or `text` where the attribute is not set. What is known only after apply stays unknown.
  public Attr or(String text) {
    return isSet() ? this : new Attr(path, text, false, true, doubts);
  }

  /// This, or `other` where this is not set.
  public Attr or(Attr other) {
    return isSet() ? this : other;
  }

  /// The value without `unit` behind it, e.g. `2 GB` without `GB`; this where it does not end so.
  public Attr without(String unit) {
    String text = text();
    int end = text == null ? -1 : text.length() - unit.length();
    return text != null && end >= 0 && text.regionMatches(true, end, unit, 0, unit.length())
        ? new Attr(path, text.substring(0, end), unknown, fallback, doubts)
        : this;
  }

  /// The value up to a character, e.g. the first of several that commas part.
  public Attr upTo(char end) {
    String text = text();
    int index = text == null ? -1 : text.indexOf(end);
    return text != null && index >= 0
        ? new Attr(path, text.substring(0, index).strip(), unknown, fallback, doubts)
        : this;
  }

  /// The value behind the first of a character; this where it has none.
  public Attr behind(char begin) {
    String text = text();
    int index = text == null ? -1 : text.indexOf(begin);
    return text != null && index >= 0
        ? new Attr(path, text.substring(index + 1), unknown, fallback, doubts)
        : this;
  }

  /// The value behind the last `/`, e.g. the type that a link to it ends with.
  public Attr lastSegment() {
    String text = text();
    int slash = text == null ? -1 : text.lastIndexOf('/');
    return text != null && slash >= 0
        ? new Attr(path, text.substring(slash + 1), unknown, fallback, doubts)
        : this;
  }

  /// The value as text; null when not set or not known. A number is written plainly.
  public @Nullable String text() {
    return switch (value) {
      case String text when !text.isEmpty() -> text;
      case BigDecimal number when isSensible(number) -> number.toPlainString();
      case Boolean flag -> flag.toString();
      case List<?> list when !list.isEmpty() && !(list.getFirst() instanceof List) ->
          new Attr(path, list.getFirst()).text();
      case null, default -> null;
    };
  }

  /// The value as lower-case text, or `text` where it is not set. Where it is set but not known,
  /// nothing that is decided by it counts.
  public String text(String text) {
    String own = decisive();
    return (own == null ? text : own).toLowerCase(Locale.ROOT);
  }

  private @Nullable String decisive() {
    String text = text();
    if (text == null && unknown) {
      doubts.add(whyMissing());
    }
    return text;
  }

  /// The texts of a list (or of one value); those that are not known are left out.
  public List<String> texts() {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> new Attr(path, element).text())
          .filter(text -> text != null)
          .toList();
    }
    String text = text();
    return text == null ? List.of() : List.of(text);
  }

  /// How many elements a list has, with those that are not known; one where it is one value.
  int elements() {
    return value instanceof List<?> list ? list.size() : text() == null ? 0 : 1;
  }

  /// The value as a quantity; unknown, with the reason, when it is not a number of zero or more.
  public Amount amount() {
    if (unknown) {
      return Amount.unknown(whyMissing());
    }
    if (!isPresent(value)) {
      return Amount.unknown(path + " is not set");
    }
    BigDecimal number = number(value);
    if (number == null) {
      return Amount.unknown(path + " is not a number");
    }
    if (number.signum() < 0) {
      return Amount.unknown(path + " is negative");
    }
    if (number.compareTo(MOST) > 0) {
      return Amount.unknown(path + " is more than 10^15, which is no quantity of anything");
    }
    return new Amount.Known(
        number, fallback ? new Origin.Default(path, number) : new Origin.Attribute(path));
  }

  /// Whether there is a number, of a sensible length, if of no sensible amount.
  boolean isNumber() {
    return number(value) != null;
  }

  /// As [#amount()], with a default for when it is not set.
  public Amount amount(long defaultValue) {
    return isSet()
        ? amount()
        : new Amount.Known(
            BigDecimal.valueOf(defaultValue),
            new Origin.Default(path, BigDecimal.valueOf(defaultValue)));
  }

  String path() {
    return path;
  }

  /// Why there is no text here, as a sentence without a full stop.
  public String whyMissing() {
    if (sensitive) {
      return path + " is sensitive, so its value is not read";
    }
    if (tooLong) {
      return path + " is too long, so it is not read";
    }
    return unknown ? path + " is known only after apply" : path + " is not set";
  }

  private static boolean isPresent(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      default -> true;
    };
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    BigDecimal number =
        switch (value) {
          case BigDecimal decimal -> decimal;
          case Integer integer -> BigDecimal.valueOf(integer);
          case Long integer -> BigDecimal.valueOf(integer);
          case String text -> parsed(text.strip());
          case List<?> list when list.size() == 1 -> number(list.getFirst());
          case null, default -> null;
        };
    return number != null && isSensible(number) ? number : null;
  }

  private static @Nullable BigDecimal parsed(String text) {
    if (text.length() > MOST_DIGITS) {
      return null;
    }
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// Neither so large nor so small that writing it out would fill the memory.
  private static boolean isSensible(BigDecimal number) {
    return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
  }
}

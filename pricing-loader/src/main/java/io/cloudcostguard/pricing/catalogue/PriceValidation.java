package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Validates a key and a price before they enter the catalogue. In the topic a bad record would be
/// skipped in silence.
public final class PriceValidation {

  private static final int DIGITS = 40;
  private static final int KEY_LENGTH = 500;
  private static final Set<String> CURRENCIES =
      Currency.availableCurrencies().map(Currency::getCurrencyCode).collect(Collectors.toSet());

  /// Why `key` is not well formed; null when it is.
  public static @Nullable String violation(PriceKey key) {
    String value = key.value();
    if (value.indexOf('/') < 0 || value.contains("//")) {
      return "the key is not of the form vendor/service/…";
    }
    if (value.length() > KEY_LENGTH) {
      return "the key is longer than " + KEY_LENGTH + " characters";
    }
    for (int i = 0; i < value.length(); i++) {
      if (foreignToKeys(value.charAt(i))) {
        return "the key has upper case, spaces or control characters";
      }
    }
    return null;
  }

  /// Why `price` is not a price that could be charged; null when it is.
  static @Nullable String violation(Price price) {
    if (!CURRENCIES.contains(price.currency())) {
      return "its currency '" + price.currency() + "' is not one of ISO 4217";
    }
    if (price.unit().isBlank() || hasControl(price.unit()) || hasControl(price.source())) {
      return "its unit '" + price.unit() + "' or source '" + price.source() + "' is not text";
    }
    for (Tier tier : price.tiers()) {
      if (tooLong(tier.from()) || tooLong(tier.price())) {
        return "a number of it has more than " + DIGITS + " digits";
      }
    }
    return null;
  }

  private static boolean foreignToKeys(char c) {
    if (c > ' ' && c <= '~') {
      return c >= 'A' && c <= 'Z';
    }
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.isUpperCase(c)
        || Character.isSurrogate(c);
  }

  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean tooLong(BigDecimal number) {
    return number.scale() > DIGITS || (long) number.precision() - number.scale() > DIGITS;
  }

  private PriceValidation() {}
}

package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The exact name of a price: `vendor/service/region/…dimensions…`, lower case, e.g.
/// `aws/ec2/eu-west-1/instance/m5.large/linux/shared`. The loader makes it from a vendor's product,
/// the estimator from a resource's attributes; a lookup is always by the whole key.
public record PriceKey(@JsonValue String value) implements Comparable<PriceKey> {

  @JsonCreator
  public PriceKey {
    if (value.isEmpty() || value.startsWith("/") || value.endsWith("/")) {
      throw new IllegalArgumentException("Not a price key: '" + value + "'");
    }
  }

  /// Joins the parts; upper case and spaces are folded, so `General Purpose` becomes
  /// `general-purpose`.
  public static PriceKey of(String... parts) {
    StringBuilder key = new StringBuilder(64);
    for (String part : parts) {
      if (!key.isEmpty()) {
        key.append('/');
      }
      key.append(fold(part));
    }
    return new PriceKey(key.toString());
  }

  /// A part of a key: lower case, without spaces.
  static String fold(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || (c >= 'A' && c <= 'Z') || c > '~') {
        return text.toLowerCase(Locale.ROOT).replace(' ', '-');
      }
    }
    return text;
  }

  @Override
  public int compareTo(PriceKey other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/// A price key or the first parts of one, for all prices under it: `aws`, `aws/ec2`,
/// `aws/ec2/eu-west-1`, `aws/ec2/eu-west-1/instance/m5.large/linux/shared`.
public record PriceScope(@JsonValue String value) implements Comparable<PriceScope> {

  @JsonCreator
  public PriceScope {
    if (value.isEmpty() || value.startsWith("/") || value.endsWith("/")) {
      throw new IllegalArgumentException(
          "Not a price key, nor the first parts of one: '" + value + "'");
    }
  }

  /// The scope that is one price.
  public static PriceScope of(PriceKey key) {
    return new PriceScope(key.value());
  }

  /// The scope with one part less; null when this is a vendor.
  public @Nullable PriceScope wider() {
    int end = value.lastIndexOf('/');
    return end < 0 ? null : new PriceScope(value.substring(0, end));
  }

  @Override
  public int compareTo(PriceScope other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

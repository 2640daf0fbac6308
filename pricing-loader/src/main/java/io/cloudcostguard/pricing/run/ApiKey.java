package io.cloudcostguard.pricing.run;

/// A vendor's key to its API. It shows itself to nobody who prints it.
public record ApiKey(String value) {

  /// The key that a property holds.
  public static ApiKey of(String value) {
    return new ApiKey(value);
  }

  @Override
  public String toString() {
    return "***";
  }
}

package io.cloudcostguard.pricing.run;

/// A vendor's key to its API. Its text is masked.
public record VendorApiKey(String value) {

  /// The key that a property holds.
  public static VendorApiKey of(String value) {
    return new VendorApiKey(value);
  }

  @Override
  public String toString() {
    return "***";
  }
}

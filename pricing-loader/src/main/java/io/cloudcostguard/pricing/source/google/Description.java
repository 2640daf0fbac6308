package io.cloudcostguard.pricing.source.google;

import java.util.regex.Pattern;

/// The text that tells a SKU from others, for people: `N2 Instance Core running in Zurich`.
final class Description {

  private static final Pattern TERM =
      Pattern.compile(" for [13] Years?$", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE =
      Pattern.compile("( running)? in [^:]+$", Pattern.CASE_INSENSITIVE);

  /// The description as far as it is the same in every region. The term of a commitment goes, too:
  /// the usage type says it.
  static String withoutPlace(String description) {
    String product = TERM.matcher(description).replaceFirst("");
    return PLACE.matcher(product).replaceFirst("");
  }

  private Description() {}
}

package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the catalogue says, for people.
final class Sentences {

  static String of(@Nullable Listing listing) {
    return switch (listing) {
      case null -> "unknown";
      case Listing.Listed listed -> of(listed.price());
      case Listing.Withdrawn _ -> "withdrawn";
      case Listing.Ambiguous ambiguous -> "ambiguous: " + ambiguous.candidates();
    };
  }

  /// The price alone, e.g. `0.0396 USD per hours`.
  static String amount(@Nullable Listing listing) {
    return listing instanceof Listing.Listed(var price) ? amount(price) : of(listing);
  }

  private static String of(Price price) {
    return "%s (effective %s, %s)".formatted(amount(price), price.effectiveFrom(), price.source());
  }

  private static String amount(Price price) {
    String tiers =
        price.tiers().stream()
            .map(tier ->
                tier.from().signum() == 0
                    ? tier.price().toPlainString()
                    : "%s from %s"
                        .formatted(tier.price().toPlainString(), tier.from().toPlainString()))
            .collect(Collectors.joining(", "));
    return "%s %s per %s".formatted(tiers, price.currency(), price.unit());
  }

  /// How long ago `then` is.
  static String age(Instant then) {
    Duration age = Duration.between(then, Instant.now());
    return age.toHours() >= 48
        ? age.toDays() + " days"
        : "%d h %02d min".formatted(age.toHours(), age.toMinutesPart());
  }

  private Sentences() {}
}

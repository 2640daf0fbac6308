package io.cloudcostguard.cli.prices;

import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the catalogue says of a key, for people.
final class Sentences {

  static String of(@Nullable Listing listing) {
    return switch (listing) {
      case null -> "unknown";
      case Listing.Listed listed -> of(listed.price());
      case Listing.Withdrawn _ -> "withdrawn";
      case Listing.Ambiguous ambiguous -> "ambiguous: " + ambiguous.candidates();
    };
  }

  private static String of(Price price) {
    String tiers =
        price.tiers().stream()
            .map(tier ->
                tier.from().signum() == 0
                    ? tier.price().toPlainString()
                    : "%s from %s"
                        .formatted(tier.price().toPlainString(), tier.from().toPlainString()))
            .collect(Collectors.joining(", "));
    return "%s %s per %s (effective %s, %s)"
        .formatted(tiers, price.currency(), price.unit(), price.effectiveFrom(), price.source());
  }

  private Sentences() {}
}

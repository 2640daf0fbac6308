package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Reserved;
import io.cloudcostguard.pricing.source.aws.Mapping.Skipped;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a term makes of a product's keys. Terms are written `1yr` now and `1 yr` earlier, and `All
/// Upfront` or `AllUpfront`.
final class Terms {

  /// Free usage is a product of its own, with a term of its own.
  private static final String FREE_TIER = "A429C66SYZ";

  /// The keys of `rate`, a rate of a product with `keys`.
  static Mapping of(Keys keys, Rate rate) {
    return switch (rate.termType()) {
      case "OnDemand" -> rate.term().equals(FREE_TIER) ? new Skipped("free tier") : keys;
      case "Reserved" -> reserved(keys.reserved(), rate);
      default -> new Skipped("term type " + rate.termType());
    };
  }

  private static Mapping reserved(@Nullable Reserved reserved, Rate rate) {
    if (reserved == null) {
      return new Skipped("reserved, which is not asked for");
    }
    if (rate.unit().equals("Quantity")) {
      return new Skipped("upfront fee");
    }
    String term = length(rate.lease().length());
    String payment = payment(rate.lease().purchase());
    if (term == null || payment == null) {
      return new Skipped(
          term == null
              ? "lease of " + rate.lease().length()
              : "purchase option " + rate.lease().purchase());
    }
    if (payment.equals("all_upfront")) {
      return new Skipped("paid all upfront");
    }
    String offering = offering(rate.lease().offeringClass());
    if (!reserved.byClass() && !offering.equals("standard")) {
      return new Skipped("offering class " + offering);
    }
    return Keys.of(Target.of(reserved.key(offering, term, payment), "hours"));
  }

  /// `1_year` or `3_year`; null if it is neither.
  static @Nullable String length(String length) {
    return switch (Attribute.bare(length)) {
      case "1yr", "1year", "1" -> "1_year";
      case "3yr", "3year", "3" -> "3_year";
      default -> null;
    };
  }

  /// `no_upfront`, `partial_upfront` or `all_upfront`; null if it is none of them.
  static @Nullable String payment(String purchase) {
    String bare = Attribute.bare(purchase);
    return Set.of("noupfront", "partialupfront", "allupfront").contains(bare)
        ? bare.replace("upfront", "_upfront")
        : null;
  }

  private static String offering(String written) {
    return written.isBlank() ? "standard" : written.strip().toLowerCase(Locale.ROOT);
  }

  private Terms() {}
}

package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a product is the price of.
sealed interface Mapping {

  /// Keys that have the product's price.
  ///
  /// @param reserved what its reserved terms are the price of; null where nobody asks for them
  record Keys(List<Target> targets, @Nullable Reserved reserved) implements Mapping {

    static Keys of(Target target) {
      return new Keys(List.of(target), null);
    }
  }

  /// Nothing that a resource type asks for.
  ///
  /// @param reason one of few
  record Skipped(String reason) implements Mapping {}

  /// A key.
  ///
  /// @param unit of the key, e.g. `hours`
  /// @param from where the price begins, if the product is one step of a graduated price
  /// @param fallback whether the price of a product that names the key itself goes before
  record Target(PriceKey key, String unit, @Nullable BigDecimal from, boolean fallback) {

    static Target of(PriceKey key, String unit) {
      return new Target(key, unit, null, false);
    }
  }

  /// The keys of reserved prices but for the terms.
  ///
  /// @param byClass whether the offering class is a part of the key
  /// @param parts those before the terms
  record Reserved(KeyForm form, String region, boolean byClass, List<String> parts) {

    /// The key with the terms; `offering` counts only where it is a part.
    PriceKey key(String offering, String term, String payment) {
      List<String> whole = new ArrayList<>(parts);
      if (byClass) {
        whole.add(offering);
      }
      whole.add(term);
      whole.add(payment);
      return form.in(region, whole.toArray(String[]::new));
    }
  }
}

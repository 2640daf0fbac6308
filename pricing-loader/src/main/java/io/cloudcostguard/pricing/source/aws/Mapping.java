package io.cloudcostguard.pricing.source.aws;

import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.PriceKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The price keys of a product.
sealed interface Mapping {

  /// Keys that have the product's price.
  ///
  /// @param reserved what its reserved terms are the price of; null where they are not asked for
  record Keys(List<Target> targets, @Nullable Reserved reserved) implements Mapping {

    static Keys of(Target target) {
      return new Keys(List.of(target), null);
    }

    /// The same with the keys of `others` too.
    Keys and(@Nullable Keys others) {
      if (others == null) {
        return this;
      }
      Set<Target> all = new LinkedHashSet<>(targets);
      all.addAll(others.targets());
      return new Keys(List.copyOf(all), reserved);
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
  /// @param paid whether steps that cost nothing before the first that costs are an allowance, and
  ///   no part of the price
  record Target(
      PriceKey key, String unit, @Nullable BigDecimal from, boolean fallback, boolean paid) {

    static Target of(PriceKey key, String unit) {
      return new Target(key, unit, null, false, false);
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

package io.cloudcostguard.pricing.source.aws;

import java.math.BigDecimal;
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
  record Target(String key, String unit, @Nullable BigDecimal from, boolean fallback) {

    static Target of(String key, String unit) {
      return new Target(key, unit, null, false);
    }
  }

  /// The beginning of the keys of reserved prices, to which the terms are added.
  ///
  /// @param byClass whether the offering class is a part of the key
  record Reserved(String prefix, boolean byClass) {}
}

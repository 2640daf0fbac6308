package io.cloudcostguard.pricing.source;

import java.util.List;

/// A vendor whose price lists are configured; a bean of this type makes the loader load them.
@FunctionalInterface
public interface VendorLists {

  /// The lists, each a source of its own: one that cannot be loaded does not keep the others back.
  List<PriceSource> lists();
}

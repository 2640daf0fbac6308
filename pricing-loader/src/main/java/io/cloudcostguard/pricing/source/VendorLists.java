package io.cloudcostguard.pricing.source;

import java.util.List;
import java.util.function.Supplier;

/// The configured price lists of a vendor; a bean of this type makes the loader load them.
public interface VendorLists {

  /// Whose they are, as price keys begin: `aws`, `azure`, `google`.
  String vendor();

  /// The lists, each a source of its own: one that cannot be loaded does not keep the others back.
  /// None where none is configured.
  List<PriceSource> lists();

  /// Those that `lists` gives at each load.
  static VendorLists of(String vendor, Supplier<List<PriceSource>> lists) {
    return new VendorLists() {
      @Override
      public String vendor() {
        return vendor;
      }

      @Override
      public List<PriceSource> lists() {
        return lists.get();
      }
    };
  }
}

package io.cloudcostguard.pricing.source;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A complete list of prices: a price of an earlier load that is missing now is withdrawn.
public interface PriceSource {

  /// Names the list over all its loads, e.g. `bundled`: only what came under this name can be
  /// withdrawn by it.
  String name();

  /// A digest of what [#read] would hand over, e.g. the vendor's publication number; null where it
  /// cannot be told without reading everything.
  @Nullable String digest() throws IOException;

  /// Brings what [#read] needs to this machine, before anything waits for it: called without a
  /// lock, when [#digest] is not that of the last load.
  default void fetch() throws IOException {}

  /// Which file [#read] handed over; null where that cannot be told. Called after it.
  default @Nullable Provenance provenance() throws IOException {
    return null;
  }

  /// The files that [#read] named, as far as they can be told. Called after it, where it brought
  /// something new.
  default List<Provenance> files() throws IOException {
    Provenance one = provenance();
    return one == null ? List.of() : List.of(one);
  }

  /// Hands over every price, one after another. A key may come twice; with two prices it is
  /// ambiguous.
  ///
  /// @throws IllegalArgumentException if the list as a whole is malformed; the message names file
  ///   and line
  /// @throws IOException if the list cannot be read to its end
  void read(PriceSink sink) throws IOException;
}

package io.cloudcostguard.pricing.source.page;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages of a price list, from an API or from files.
public interface Pages {

  /// A digest of all of them; null where it cannot be told before they are fetched.
  @Nullable String digest() throws IOException;

  /// Brings them to this machine, where they are not on it.
  default void fetch() throws IOException {}

  /// Reads page after page, in a fixed order.
  ///
  /// @throws IllegalArgumentException if a page is malformed; the message names file and line
  void read(JsonPage form, Consumer<Element> sink) throws IOException;
}

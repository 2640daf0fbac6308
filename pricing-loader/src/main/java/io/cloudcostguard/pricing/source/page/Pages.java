package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.pricing.source.Provenance;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The pages of a price list, from an API or from files.
public interface Pages {

  /// A digest of all of them; null where it cannot be told before they are fetched.
  @Nullable String digest() throws IOException;

  /// Brings them to this machine, where they are not on it.
  default void fetch() throws IOException {}

  /// What they are together; null where there is none.
  default @Nullable Provenance provenance() throws IOException {
    List<Provenance> files = files();
    if (files.isEmpty()) {
      return null;
    }
    String first = files.getFirst().location();
    return new Provenance(
        files.size() == 1
            ? first
            : "%s and the %d pages after it".formatted(first, files.size() - 1),
        null,
        digest());
  }

  /// The pages by the names that elements have of them. Called when they are on this machine.
  List<Provenance> files() throws IOException;

  /// Reads page after page, in a fixed order.
  ///
  /// @throws IllegalArgumentException if a page is malformed; the message names file and line
  void read(JsonPage form, Consumer<Element> sink) throws IOException;
}

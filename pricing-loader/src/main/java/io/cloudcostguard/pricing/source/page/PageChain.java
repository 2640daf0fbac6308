package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.pricing.source.http.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Follows the pages of an API, each leading to the next.
///
/// @param mostPages after which it must have ended: an API that leads on for ever is broken
public record PageChain(JsonPage form, Fetch fetch, int mostPages) {

  /// More pages than any list has.
  public static final int MOST_PAGES = 20_000;

  /// Brings the file at an address to this machine.
  @FunctionalInterface
  public interface Fetch {

    Path fetch(URI address) throws IOException;
  }

  /// Fetches every page, and hands over each element on the way.
  ///
  /// @param next the address of the next page, from what the page says of it
  /// @throws IOException if a page cannot be fetched, or the chain goes in a circle or has no end
  public List<PageFile> follow(URI first, Function<String, URI> next, Consumer<Element> sink)
      throws IOException {
    List<PageFile> pages = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    URI address = first;
    while (address != null) {
      if (!seen.add(address)) {
        throw new IOException("The pages of %s form a cycle, at %s".formatted(first, address));
      }
      if (seen.size() > mostPages) {
        throw new IOException("%s has more than %d pages".formatted(first, mostPages));
      }
      PageFile page = new PageFile(address.toString(), fetch.fetch(address));
      pages.add(page);
      String following = read(page, sink);
      address = following == null ? null : next.apply(following);
    }
    return pages;
  }

  private @Nullable String read(PageFile page, Consumer<Element> sink) throws IOException {
    try (InputStream content = FileTree.open(page.file())) {
      return form.read(page.name(), content, sink);
    }
  }
}

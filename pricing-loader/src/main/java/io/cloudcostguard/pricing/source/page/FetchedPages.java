package io.cloudcostguard.pricing.source.page;

import io.cloudcostguard.pricing.source.Provenance;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Pages of an API: fetched completely first, then read from the local disk.
public final class FetchedPages implements Pages {

  private final Api api;
  private @Nullable PageList fetched;

  public FetchedPages(Api api) {
    this.api = api;
  }

  /// What knows how to get all pages of a list.
  @FunctionalInterface
  public interface Api {

    List<PageFile> fetchAll() throws IOException;
  }

  @Override
  public @Nullable String digest() throws IOException {
    return fetched == null ? null : fetched.digest();
  }

  @Override
  public void fetch() throws IOException {
    fetched = new PageList(api.fetchAll());
  }

  @Override
  public List<Provenance> files() throws IOException {
    return fetched == null ? List.of() : fetched.files();
  }

  @Override
  public void read(JsonPage form, Consumer<Element> sink) throws IOException {
    if (fetched == null) {
      throw new IllegalStateException("Pages are fetched before they are read");
    }
    fetched.read(form, sink);
  }
}

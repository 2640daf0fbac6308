package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.Provenance;
import io.cloudcostguard.pricing.source.page.JsonPage;
import io.cloudcostguard.pricing.source.page.Pages;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The prices of one price list of Google, in effect on a day.
///
/// @param asOf what becomes effective later is not a price yet
public record GoogleCatalogue(String name, Pages pages, LocalDate asOf) implements PriceSource {

  static final JsonPage FORM = new JsonPage(Set.of("skus"), "nextPageToken");

  @Override
  public @Nullable String digest() throws IOException {
    String digest = pages.digest();
    return digest == null ? null : asOf + " " + digest;
  }

  @Override
  public void fetch() throws IOException {
    pages.fetch();
  }

  @Override
  public @Nullable Provenance provenance() throws IOException {
    return pages.provenance();
  }

  @Override
  public List<Provenance> files() throws IOException {
    return pages.files();
  }

  @Override
  public void read(PriceSink sink) throws IOException {
    SkuPass reading = new SkuPass(asOf, sink);
    pages.read(FORM, reading::add);
  }
}

package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.page.FetchedPages;
import io.cloudcostguard.pricing.source.page.PageChain;
import io.cloudcostguard.pricing.source.page.PageFiles;
import io.cloudcostguard.pricing.source.page.Pages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The configured price lists of Google: one per service of the API, or files.
///
/// @param asOf the prices of this day; those of the day they are asked for without one
public record GoogleLists(@Nullable LocalDate asOf, Clock clock) {

  /// What is asked of the API.
  public record Selection(URI base, List<String> services, String currency) {}

  /// The lists of the API, as `fetch` brings their pages.
  public List<PriceSource> ofApi(Selection selection, PageChain.Fetch fetch) {
    return selection.services().stream()
        .map(service ->
            list(
                "google:" + service,
                new FetchedPages(
                    new CatalogueApi(
                        selection.base(),
                        service,
                        selection.currency(),
                        fetch,
                        PageChain.MOST_PAGES))))
        .toList();
  }

  /// The pages of a file or folder, as one list.
  public List<PriceSource> inFiles(Path path) {
    return List.of(list("google", new PageFiles(path)));
  }

  private PriceSource list(String name, Pages pages) {
    return new GoogleCatalogue(name, pages, asOf == null ? LocalDate.now(clock) : asOf);
  }
}

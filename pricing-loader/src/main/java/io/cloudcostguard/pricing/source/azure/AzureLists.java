package io.cloudcostguard.pricing.source.azure;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The configured price lists of Azure: one per service of the API, or files.
///
/// @param asOf the prices of this day; those of the day they are asked for without one
public record AzureLists(@Nullable LocalDate asOf, Clock clock) {

  /// What is asked of the API.
  ///
  /// @param regions none for all
  public record Selection(URI base, List<String> services, List<String> regions, String currency) {

    String filter(String service) {
      String filter = "serviceName eq " + quoted(service);
      if (regions.isEmpty()) {
        return filter;
      }
      return regions.stream()
          .map(region -> "armRegionName eq " + quoted(region))
          .collect(Collectors.joining(" or ", filter + " and (", ")"));
    }

    private static String quoted(String text) {
      return "'" + text.replace("'", "''") + "'";
    }
  }

  /// The lists of the API, as `fetch` brings their pages.
  public List<PriceSource> ofApi(Selection selection, PageChain.Fetch fetch) {
    return selection.services().stream()
        .map(service ->
            list(
                "azure:" + service,
                new FetchedPages(
                    RetailApi.at(
                        selection.base(), selection.filter(service), selection.currency(), fetch))))
        .toList();
  }

  /// The pages of a file or folder, as one list.
  public List<PriceSource> inFiles(Path path) {
    return List.of(list("azure", new PageFiles(path)));
  }

  private PriceSource list(String name, Pages pages) {
    return new AzureRetailPrices(name, pages, asOf == null ? LocalDate.now(clock) : asOf);
  }
}

package io.cloudcostguard.pricing.source.azure;

import io.cloudcostguard.pricing.source.page.FetchedPages;
import io.cloudcostguard.pricing.source.page.PageChain;
import io.cloudcostguard.pricing.source.page.PageFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The pages of the Azure Retail Prices API for one filter.
///
/// @param base e.g. `https://prices.azure.com/api/retail/prices`
/// @param filter in OData, e.g. `serviceName eq 'Storage'`; empty for everything
/// @param currency ISO 4217; those but USD are the vendor's conversions
public record RetailApi(URI base, String filter, String currency, PageChain chain)
    implements FetchedPages.Api {

  /// The newest version that is documented: the first with savings plans.
  private static final String VERSION = "2023-01-01-preview";

  /// Follows the API's pages as `fetch` brings them.
  public static RetailApi at(URI base, String filter, String currency, PageChain.Fetch fetch) {
    PageChain chain = new PageChain(AzureRetailPrices.FORM, fetch, PageChain.MOST_PAGES);
    return new RetailApi(base, filter, currency, chain);
  }

  @Override
  public List<PageFile> fetchAll() throws IOException {
    String query = "api-version=%s&currencyCode=%s".formatted(VERSION, quoted(currency));
    String filtered = filter.isEmpty() ? query : query + "&$filter=" + encoded(filter);
    return chain.follow(address(filtered), this::next, _ -> {});
  }

  /// A page names the next one by the vendor's own host. Here it is asked for where the first one
  /// came from, be it a copy: no answer leads the loader to another host.
  private URI next(String link) {
    int query = link.indexOf('?');
    if (query < 0) {
      throw new IllegalArgumentException("NextPageLink is '" + link + "', without a query");
    }
    return address(link.substring(query + 1).replace(" ", "%20"));
  }

  private URI address(String query) {
    return URI.create(base + "?" + query);
  }

  private static String quoted(String text) {
    return encoded("'" + text + "'");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

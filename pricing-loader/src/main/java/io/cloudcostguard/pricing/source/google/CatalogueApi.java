package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.page.Element;
import io.cloudcostguard.pricing.source.page.FetchedPages;
import io.cloudcostguard.pricing.source.page.Fields;
import io.cloudcostguard.pricing.source.page.JsonPage;
import io.cloudcostguard.pricing.source.page.PageChain;
import io.cloudcostguard.pricing.source.page.PageFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The pages of Google's Cloud Billing Catalog for one service. The API key is sent in a header, so
/// that it is in no URL, message or file name.
///
/// @param base e.g. `https://cloudbilling.googleapis.com`
/// @param service by its display name or its id; empty for every service
/// @param currency ISO 4217
/// @param mostPages after which the pages of a service must have ended
public record CatalogueApi(
    URI base, String service, String currency, PageChain.Fetch fetch, int mostPages)
    implements FetchedPages.Api {

  private static final JsonPage SERVICES = new JsonPage(Set.of("services"), "nextPageToken");
  private static final Pattern ID = Pattern.compile("[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}");
  private static final String PAGE = "pageSize=5000";

  @Override
  public List<PageFile> fetchAll() throws IOException {
    PageChain chain = new PageChain(GoogleCatalogue.FORM, fetch, mostPages);
    List<PageFile> pages = new ArrayList<>();
    for (String id : ids()) {
      String first =
          "/v1/services/%s/skus?currencyCode=%s&%s".formatted(id, encoded(currency), PAGE);
      pages.addAll(chain.follow(address(first), token -> next(first, token), _ -> {}));
    }
    return pages;
  }

  private List<String> ids() throws IOException {
    if (ID.matcher(service).matches()) {
      return List.of(service);
    }
    List<String> ids = new ArrayList<>();
    String first = "/v1/services?" + PAGE;
    new PageChain(SERVICES, fetch, mostPages)
        .follow(address(first), token -> next(first, token), element -> addId(element, ids));
    if (ids.isEmpty()) {
      throw new IOException("%s has no service '%s'".formatted(address(first), service));
    }
    return ids;
  }

  private void addId(Element element, List<String> ids) {
    Fields fields = Fields.of(element.value());
    String id = fields.text("serviceId");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "%s: serviceId is '%s', not an id".formatted(element.file(), id));
    }
    if (service.isEmpty() || fields.text("displayName").equals(service)) {
      ids.add(id);
    }
  }

  private URI next(String first, String token) {
    return address(first + "&pageToken=" + encoded(token));
  }

  private URI address(String path) {
    return URI.create(base.toString().replaceFirst("/+$", "") + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

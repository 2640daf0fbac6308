package io.cloudcostguard.pricing.source.google;

import java.util.ArrayList;
import java.util.List;

/// Writes pages in the form of the Cloud Billing Catalog, for tests.
final class SkuPage {

  private final List<String> skus = new ArrayList<>();
  private int number;

  /// A SKU of Compute Engine in one region, at one rate by the hour.
  SkuPage with(String description, String usageType, long nanos) {
    return with(
        "Compute Engine", description, usageType, "[\"europe-west6\"]", "h", rate(0, "0", nanos));
  }

  /// @param regions as JSON
  /// @param rates as JSON, one after another
  SkuPage with(
      String service,
      String description,
      String usageType,
      String regions,
      String unit,
      String... rates) {
    return withInfo(
        service,
        description,
        usageType,
        regions,
        info("2026-07-01T00:00:00.681Z", unit, "", rates));
  }

  /// @param info the prices, as JSON
  SkuPage withInfo(
      String service, String description, String usageType, String regions, String... info) {
    number++;
    return withRaw(
        """
        {"name": "services/X/skus/SKU-%d", "skuId": "SKU-%d", "description": "%s",
         "category": {"serviceDisplayName": "%s", "resourceFamily": "F", "resourceGroup": "G",
           "usageType": "%s"},
         "serviceRegions": %s,
         "pricingInfo": [%s],
         "serviceProviderName": "Google",
         "geoTaxonomy": {"type": "REGIONAL", "regions": []}}\
        """
            .formatted(
                number, number, description, service, usageType, regions, String.join(",", info)));
  }

  SkuPage withRaw(String sku) {
    skus.add(sku);
    return this;
  }

  static String info(String since, String unit, String more, String... rates) {
    return """
    {"summary": "", "effectiveTime": "%s", %s"currencyConversionRate": 1,
     "pricingExpression": {"usageUnit": "%s", "displayQuantity": 1,
       "baseUnitConversionFactor": 2.8759101014016e+15, "tieredRates": [%s]}}\
    """
        .formatted(since, more, unit, String.join(",", rates));
  }

  static String rate(long from, String units, long nanos) {
    return """
    {"startUsageAmount": %d,
     "unitPrice": {"currencyCode": "USD", "units": "%s", "nanos": %d}}\
    """
        .formatted(from, units, nanos);
  }

  String followedBy(String token) {
    return "{\"skus\": [%s], \"nextPageToken\": \"%s\"}".formatted(String.join(",\n", skus), token);
  }
}

package io.cloudcostguard.pricing.source.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes pages in the form of the Azure Retail Prices API, for tests.
final class RetailPage {

  private final List<String> items = new ArrayList<>();

  /// An item: the defaults with `changes`, given as name and JSON, one after another.
  static String item(String... changes) {
    Map<String, String> item = new LinkedHashMap<>();
    item.put("currencyCode", "\"USD\"");
    item.put("tierMinimumUnits", "0.0");
    item.put("retailPrice", "0.23");
    item.put("unitPrice", "0.23");
    item.put("armRegionName", "\"westeurope\"");
    item.put("location", "\"EU West\"");
    item.put("effectiveStartDate", "\"2026-01-01T00:00:00Z\"");
    item.put("meterId", "\"meter-1\"");
    item.put("meterName", "\"D4s v5\"");
    item.put("productId", "\"product-1\"");
    item.put("skuId", "\"product-1/0001\"");
    item.put("productName", "\"Virtual Machines Dsv5 Series\"");
    item.put("skuName", "\"Standard_D4s_v5\"");
    item.put("serviceName", "\"Virtual Machines\"");
    item.put("serviceFamily", "\"Compute\"");
    item.put("unitOfMeasure", "\"1 Hour\"");
    item.put("type", "\"Consumption\"");
    item.put("isPrimaryMeterRegion", "true");
    item.put("armSkuName", "\"Standard_D4s_v5\"");
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1].isEmpty()) {
        item.remove(changes[i]);
      } else {
        item.put(changes[i], changes[i + 1]);
      }
    }
    return item.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\": " + field.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// An item of Storage, one tier of a meter.
  static String storage(String from, String price, String... changes) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "serviceName",
                "\"Storage\"",
                "productName",
                "\"Blob\u00A0Storage\"",
                "skuName",
                "\"Hot LRS\"",
                "meterName",
                "\"Hot LRS Data Stored\"",
                "armSkuName",
                "\"\"",
                "unitOfMeasure",
                "\"1 GB/Month\"",
                "skuId",
                "\"blob/0001\"",
                "meterId",
                "\"blob-meter\"",
                "tierMinimumUnits",
                from,
                "retailPrice",
                price));
    all.addAll(List.of(changes));
    return item(all.toArray(String[]::new));
  }

  RetailPage with(String item) {
    items.add(item);
    return this;
  }

  RetailPage with(String... changes) {
    return with(item(changes));
  }

  /// The page as the API answers it.
  ///
  /// @param next the address of the next page
  String followedBy(@Nullable String next) {
    return """
    {"BillingCurrency": "USD", "CustomerEntityId": "Default", "CustomerEntityType": "Retail",
     "Items": [%s], "NextPageLink": %s, "Count": %d}
    """
        .formatted(
            String.join(",\n", items), next == null ? "null" : "\"" + next + "\"", items.size());
  }

  /// The bare list, as some copies have it.
  String bare() {
    return "[" + String.join(",\n", items) + "]";
  }
}

package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.cloudcostguard.pricing.source.aws.VendorProducts.Kind;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A tree of price lists in AWS's form, CSV and JSON, of [VendorProducts] sold in some regions:
/// every product on demand, and reserved where it can be, for one year and three.
final class GeneratedOffers {

  private static final String ROOT = "/offers/v1.0/aws";
  private static final String DATE = "2026-11-01";
  private static final List<String> COLUMNS =
      List.of(
          "SKU",
          "OfferTermCode",
          "RateCode",
          "TermType",
          "PriceDescription",
          "EffectiveDate",
          "StartingRange",
          "EndingRange",
          "Unit",
          "PricePerUnit",
          "Currency",
          "LeaseContractLength",
          "PurchaseOption",
          "OfferingClass",
          "Product Family");
  private static final Map<String, String> LOCATIONS =
      Table.rows("locations.csv").stream()
          .collect(
              Collectors.toMap(
                  row -> row.getField("region"), row -> row.getField("location"), (a, b) -> b));

  private final Path folder;
  private final Map<String, List<Kind>> offers =
      VendorProducts.all().stream()
          .collect(Collectors.groupingBy(Kind::offer, TreeMap::new, Collectors.toList()));

  GeneratedOffers(Path folder) {
    this.folder = folder;
  }

  Set<String> offers() {
    return offers.keySet();
  }

  /// A product sold somewhere.
  private record Sold(String sku, Map<String, String> attributes, Kind kind, int number) {}

  /// A price of a product under a term.
  private record Dimension(
      String type,
      String term,
      String length,
      String purchase,
      String offering,
      String unit,
      String begin,
      String end,
      String price) {}

  void write(Collection<String> regions) throws IOException {
    Map<String, Object> index = new LinkedHashMap<>();
    for (Map.Entry<String, List<Kind>> offer : offers.entrySet()) {
      String root = ROOT + "/" + offer.getKey();
      index.put(
          offer.getKey(),
          Map.of(
              "offerCode", offer.getKey(),
              "versionIndexUrl", root + "/index.json",
              "currentVersionUrl", root + "/current/index.json",
              "currentRegionIndexUrl", root + "/current/region_index.json"));
      Map<String, Object> byRegion = new LinkedHashMap<>();
      List<Sold> all = new ArrayList<>(sold(offer.getValue(), null));
      for (String region : regions) {
        List<Sold> products = new ArrayList<>(sold(offer.getValue(), region));
        all.addAll(products);
        products.addAll(sold(offer.getValue(), null));
        String path = root + "/20261101000000/" + region + "/index";
        write(path, offer.getKey(), products);
        byRegion.put(region, Map.of("regionCode", region, "currentVersionUrl", path + ".json"));
      }
      write(root + "/current/index", offer.getKey(), all);
      json(
          root + "/current/region_index.json",
          Map.of("publicationDate", DATE + "T00:00:00Z", "regions", byRegion));
    }
    json(ROOT + "/index.json", Map.of("publicationDate", DATE + "T00:00:00Z", "offers", index));
  }

  /// The products of a region; without one, those that are sold anywhere.
  private static List<Sold> sold(List<Kind> kinds, String region) {
    List<Sold> sold = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      Kind kind = kinds.get(i);
      if (kind.place().isOfARegion() == (region != null)) {
        String usage = region == null ? kind.usage() : kind.usageIn(region);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("servicecode", kind.offer());
        switch (kind.place()) {
          case REGION -> {
            attributes.put("location", LOCATIONS.get(region));
            attributes.put("locationType", "AWS Region");
            attributes.put("regionCode", region);
          }
          case FROM -> {
            attributes.put("fromLocation", LOCATIONS.get(region));
            attributes.put("fromLocationType", "AWS Region");
          }
          case EDGE -> {
            attributes.put("location", LOCATIONS.get(region));
            attributes.put("locationType", "AWS Edge Location");
          }
          case ANY -> attributes.put("location", "Any");
          case NONE -> {}
        }
        attributes.putAll(kind.attributes());
        if (kind.place() == VendorProducts.Place.FROM
            && LOCATIONS.get(region).equals(kind.attributes().get("toLocation"))) {
          continue; // no region sells data to itself
        }
        attributes.put("usagetype", usage);
        attributes.put("operation", kind.operation());
        String sku =
            "%s%05d".formatted(region == null ? "ANY" : VendorProducts.PREFIXES.get(region), i);
        sold.add(new Sold(sku, attributes, kind, i));
      }
    }
    return sold;
  }

  private static List<Dimension> dimensions(Sold sold) {
    List<Dimension> dimensions = new ArrayList<>();
    String price = new BigDecimal(sold.number() + 1).movePointLeft(4).toPlainString();
    String unit = sold.kind().unit();
    if (sold.kind().steps().isEmpty()) {
      dimensions.add(new Dimension("OnDemand", "JRTCKXETXF", "", "", "", unit, "0", "Inf", price));
    } else {
      for (String step : sold.kind().steps().split("\\|")) {
        String[] parts = step.split("[-:]");
        dimensions.add(
            new Dimension(
                "OnDemand", "JRTCKXETXF", "", "", "", unit, parts[0], parts[1], parts[2]));
      }
    }
    if (sold.kind().reserved()) {
      reserved(sold, price, dimensions);
    }
    return dimensions;
  }

  private static void reserved(Sold sold, String price, List<Dimension> dimensions) {
    boolean classes = sold.kind().offer().equals("AmazonEC2");
    for (String offering : classes ? List.of("standard", "convertible") : List.of("standard")) {
      for (String length : List.of("1yr", "3yr")) {
        for (String purchase : List.of("No Upfront", "Partial Upfront", "All Upfront")) {
          String term = (offering + length + purchase).replaceAll("[^A-Za-z0-9]", "");
          String hourly = purchase.equals("All Upfront") ? "0" : price;
          dimensions.add(
              new Dimension(
                  "Reserved", term, length, purchase, offering, "Hrs", "0", "Inf", hourly));
          if (!purchase.equals("No Upfront")) {
            dimensions.add(
                new Dimension(
                    "Reserved", term, length, purchase, offering, "Quantity", "", "", "100"));
          }
        }
      }
    }
  }

  private void write(String path, String offer, List<Sold> products) throws IOException {
    csv(path + ".csv", offer, products);
    Map<String, Object> described = new LinkedHashMap<>();
    Map<String, Map<String, Object>> terms = new TreeMap<>();
    for (Sold sold : products) {
      described.put(
          sold.sku(),
          Map.of(
              "sku", sold.sku(),
              "productFamily", sold.kind().family(),
              "attributes", sold.attributes()));
      int number = 0;
      for (Dimension dimension : dimensions(sold)) {
        String code = sold.sku() + "." + dimension.term();
        @SuppressWarnings("unchecked")
        Map<String, Object> offers =
            (Map<String, Object>)
                terms
                    .computeIfAbsent(dimension.type(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(sold.sku(), _ -> new LinkedHashMap<>());
        @SuppressWarnings("unchecked")
        Map<String, Object> term =
            (Map<String, Object>) offers.computeIfAbsent(code, _ -> term(sold, dimension));
        @SuppressWarnings("unchecked")
        Map<String, Object> prices = (Map<String, Object>) term.get("priceDimensions");
        prices.put(code + "." + number++, price(code, dimension));
      }
    }
    json(
        path + ".json",
        ordered(
            "formatVersion", "v1.0", "offerCode", offer, "products", described, "terms", terms));
  }

  private static Map<String, Object> term(Sold sold, Dimension dimension) {
    return ordered(
        "offerTermCode",
        dimension.term(),
        "sku",
        sold.sku(),
        "effectiveDate",
        DATE + "T00:00:00Z",
        "priceDimensions",
        new LinkedHashMap<String, Object>(),
        "termAttributes",
        dimension.length().isEmpty()
            ? Map.of()
            : Map.of(
                "LeaseContractLength", dimension.length(),
                "PurchaseOption", dimension.purchase(),
                "OfferingClass", dimension.offering()));
  }

  private static Map<String, Object> price(String code, Dimension dimension) {
    return ordered(
        "rateCode",
        code,
        "description",
        "",
        "beginRange",
        dimension.begin(),
        "endRange",
        dimension.end(),
        "unit",
        dimension.unit(),
        "pricePerUnit",
        Map.of("USD", dimension.price()),
        "appliesTo",
        List.of());
  }

  private void csv(String path, String offer, List<Sold> products) throws IOException {
    Set<String> attributes = new LinkedHashSet<>();
    products.forEach(sold -> attributes.addAll(sold.attributes().keySet()));
    try (CsvWriter csv = CsvWriter.builder().build(file(path))) {
      csv.writeRecord("FormatVersion", "v1.0");
      csv.writeRecord("OfferCode", offer);
      List<String> header = new ArrayList<>(COLUMNS);
      attributes.forEach(name -> header.add(titled(name)));
      csv.writeRecord(header);
      for (Sold sold : products) {
        for (Dimension each : dimensions(sold)) {
          List<String> cells =
              new ArrayList<>(
                  List.of(
                      sold.sku(),
                      each.term(),
                      sold.sku() + "." + each.term(),
                      each.type(),
                      "",
                      DATE,
                      each.begin(),
                      each.end(),
                      each.unit(),
                      each.price(),
                      "USD",
                      each.length(),
                      each.purchase(),
                      each.offering(),
                      sold.kind().family()));
          attributes.forEach(name -> cells.add(sold.attributes().getOrDefault(name, "")));
          csv.writeRecord(cells);
        }
      }
    }
  }

  /// `instanceType` is `Instance Type` in CSV.
  private static String titled(String name) {
    String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2");
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private void json(String path, Map<String, Object> value) throws IOException {
    // The vendor writes products before terms; the mapper of the topics sorts.
    Files.writeString(file(path), JsonMapper.shared().writeValueAsString(value));
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    return file;
  }

  /// The lists of spot prices: of instances, and of Fargate.
  void writeSpot(Collection<String> regions, List<String> types) throws IOException {
    List<Object> instances = new ArrayList<>();
    List<Object> fargate = new ArrayList<>();
    for (String region : regions) {
      List<Object> sizes = new ArrayList<>();
      for (String type : types) {
        sizes.add(
            Map.of(
                "size",
                type,
                "valueColumns",
                List.of(
                    Map.of("name", "linux", "prices", Map.of("USD", "0.0331")),
                    Map.of("name", "mswin", "prices", Map.of("USD", "0.1202")))));
      }
      instances.add(
          Map.of(
              "region", region, "instanceTypes", List.of(Map.of("type", "any", "sizes", sizes))));
      for (String unit : List.of("vCPU-Hours", "GB-Hours")) {
        fargate.add(
            Map.of(
                "id",
                region + unit,
                "unit",
                unit,
                "price",
                Map.of("USD", "0.0123"),
                "attributes",
                Map.of("aws:region", region)));
      }
    }
    Files.writeString(
        folder.resolve("spot.js"),
        "callback("
            + Json.MAPPER.writeValueAsString(Map.of("config", Map.of("regions", instances)))
            + ");");
    Files.writeString(
        folder.resolve("spot-fargate.json"),
        Json.MAPPER.writeValueAsString(Map.of("prices", fargate)));
  }
}

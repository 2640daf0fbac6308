package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Products as AWS writes them, of `aws-offers/products.csv`: one line for each kind, to be sold in
/// any region.
final class VendorProducts {

  private static final Path FOLDER = Path.of("src/test/resources/aws-offers");

  /// The prefix of usage types by region.
  static final Map<String, String> PREFIXES = prefixes();

  /// Where a kind of product is sold.
  enum Place {
    /// In a region.
    REGION,
    /// From a region: data.
    FROM,
    /// At the edge, under a region's name.
    EDGE,
    /// Anywhere, and said so.
    ANY,
    /// Anywhere, and nothing said of it.
    NONE;

    boolean isOfARegion() {
      return this == REGION || this == FROM || this == EDGE;
    }
  }

  /// A product before it is sold anywhere.
  ///
  /// @param usage `~` stands for the region's prefix, `^` for its code
  /// @param steps e.g. `0-25:0|25-Inf:0.25`; empty for one of any price
  record Kind(
      String offer,
      String family,
      String usage,
      String operation,
      String unit,
      String steps,
      Map<String, String> attributes,
      Place place,
      boolean reserved) {

    String usageIn(String region) {
      String prefix =
          region.equals("us-east-1") && place == Place.REGION && offer.startsWith("Amazon")
              ? ""
              : PREFIXES.get(region) + "-";
      return usage.replace("~", prefix).replace("^", region + "-");
    }
  }

  static List<Kind> all() {
    List<Kind> kinds = new ArrayList<>();
    rows("products.csv")
        .forEach(row -> each(row.getField("each")).forEach(v -> kinds.add(kind(row, v))));
    return kinds;
  }

  private static Kind kind(NamedCsvRecord row, Map<String, String> values) {
    Map<String, String> attributes = new LinkedHashMap<>();
    String text = fill(row.getField("attributes"), values);
    if (!text.isEmpty()) {
      for (String pair : text.split(";")) {
        String[] sides = pair.split("=", 2);
        attributes.put(sides[0], sides[1]);
      }
    }
    return new Kind(
        row.getField("offer"),
        row.getField("family"),
        fill(row.getField("usage"), values),
        fill(row.getField("operation"), values),
        row.getField("unit"),
        row.getField("steps"),
        attributes,
        Place.valueOf(row.getField("place").toUpperCase(Locale.ROOT)),
        !row.getField("reserved").isEmpty());
  }

  /// Every combination of `type=a|b&os=c|d`.
  private static List<Map<String, String>> each(String text) {
    List<Map<String, String>> all = List.of(Map.of());
    for (String axis : text.isEmpty() ? new String[0] : text.split("&")) {
      String[] sides = axis.split("=", 2);
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : sides[1].split("\\|")) {
          Map<String, String> more = new LinkedHashMap<>(some);
          more.put(sides[0], value);
          next.add(more);
        }
      }
      all = next;
    }
    return all;
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    rows("regions.csv")
        .forEach(row -> prefixes.put(row.getField("region"), row.getField("prefix")));
    return prefixes;
  }

  private static List<NamedCsvRecord> rows(String name) {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(FOLDER.resolve(name))) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private VendorProducts() {}
}

package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of an offer file in CSV. Each offer has others, in another order, and the header
/// comes after some lines about the file: it is the one whose first cell is `SKU`.
final class Columns {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> REQUIRED =
      List.of("sku", "offertermcode", "termtype", "unit", "priceperunit", "currency", "usagetype");

  private final Map<String, Integer> byName;
  private final Map<Attribute, Integer> attributes;
  private final int count;
  private final int required;

  private Columns(Map<String, Integer> byName, Map<Attribute, Integer> attributes, int count) {
    this.byName = byName;
    this.attributes = attributes;
    this.count = count;
    required = REQUIRED.stream().mapToInt(byName::get).max().orElseThrow() + 1;
  }

  /// Rows may be of any length: whether that is right is for [#faultOf] to say.
  static CsvReader<CsvRecord> reader(Reader text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(text);
  }

  static boolean isHeader(CsvRecord row) {
    return row.getField(0).replace(BYTE_ORDER_MARK, "").strip().equals("SKU");
  }

  /// @throws IllegalArgumentException if a column is missing without which nothing can be read
  static Columns of(CsvRecord header, String file) {
    Map<String, Integer> byName = new HashMap<>();
    Map<Attribute, Integer> attributes = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i);
      byName.putIfAbsent(Attribute.bare(name), i);
      Attribute attribute = Attribute.named(name);
      if (attribute != null) {
        attributes.putIfAbsent(attribute, i);
      }
    }
    for (String name : REQUIRED) {
      if (!byName.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s: Line %d, the header, has no column %s"
                .formatted(file, header.getStartingLineNumber(), name));
      }
    }
    return new Columns(byName, attributes, header.getFieldCount());
  }

  /// Why the row cannot be read; null if it can. Blank cells at its end may be left out.
  @Nullable String faultOf(CsvRecord row) {
    int cells = row.getFieldCount();
    if (cells > count) {
      return "it has %d cells, and the header %d".formatted(cells, count);
    }
    return cells < required
        ? "it ends after %d cells, before those that say what it costs".formatted(cells)
        : null;
  }

  void fill(Product product, CsvRecord row) {
    product.clear();
    attributes.forEach((attribute, column) -> {
      if (column < row.getFieldCount() && !row.getField(column).isEmpty()) {
        product.put(attribute, row.getField(column));
      }
    });
  }

  Rate rate(CsvRecord row) {
    return new Rate(
        cell(row, "sku"),
        cell(row, "offertermcode"),
        cell(row, "termtype"),
        new Rate.Lease(
            cell(row, "leasecontractlength"),
            cell(row, "purchaseoption"),
            cell(row, "offeringclass")),
        cell(row, "unit"),
        cell(row, "startingrange"),
        cell(row, "endingrange"),
        cell(row, "priceperunit"),
        cell(row, "currency"),
        cell(row, "effectivedate"),
        row.getStartingLineNumber());
  }

  private String cell(CsvRecord row, String name) {
    Integer column = byName.get(name);
    return column == null || column >= row.getFieldCount() ? "" : row.getField(column).strip();
  }
}

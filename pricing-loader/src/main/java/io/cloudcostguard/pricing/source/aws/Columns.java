package io.cloudcostguard.pricing.source.aws;

import java.util.Arrays;
import java.util.EnumMap;
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

  /// What a [Rate] is made of.
  private enum Cell {
    SKU,
    RATE_CODE,
    OFFER_TERM_CODE,
    TERM_TYPE,
    LEASE_CONTRACT_LENGTH,
    PURCHASE_OPTION,
    OFFERING_CLASS,
    UNIT,
    STARTING_RANGE,
    ENDING_RANGE,
    PRICE_PER_UNIT,
    CURRENCY,
    EFFECTIVE_DATE
  }

  private static final Attribute[] ATTRIBUTES = Attribute.values();

  private final Map<Cell, Integer> cells = new EnumMap<>(Cell.class);

  /// The column of each of [#ATTRIBUTES]; -1 where there is none.
  private final int[] attributes;

  /// The first column of an attribute: from it on, rows of one product are alike.
  private final int product;

  private final int count;
  private final int required;

  private Columns(Map<String, Integer> byName, int count) {
    for (Cell cell : Cell.values()) {
      Integer column = byName.get(Attribute.bare(cell.name()));
      if (column != null) {
        cells.put(cell, column);
      }
    }
    attributes =
        Arrays.stream(ATTRIBUTES)
            .mapToInt(attribute -> byName.getOrDefault(Attribute.bare(attribute.name()), -1))
            .toArray();
    product = Arrays.stream(attributes).filter(column -> column >= 0).min().orElseThrow();
    this.count = count;
    required = REQUIRED.stream().mapToInt(byName::get).max().orElseThrow() + 1;
  }

  static boolean isHeader(Row row) {
    return row.cell(0).replace(BYTE_ORDER_MARK, "").strip().equals("SKU");
  }

  /// @throws IllegalArgumentException if a column is missing without which nothing can be read
  static Columns of(Row header, String file) {
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < header.cells(); i++) {
      byName.putIfAbsent(Attribute.bare(header.cell(i)), i);
    }
    for (String name : REQUIRED) {
      if (!byName.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s: Line %d, the header, has no column %s".formatted(file, header.line(), name));
      }
    }
    return new Columns(byName, header.cells());
  }

  /// Why the row cannot be read; null if it can. Blank cells at its end may be left out.
  @Nullable String violation(Row row) {
    int cells = row.cells();
    if (cells > count) {
      return "it has %d cells, and the header %d".formatted(cells, count);
    }
    return cells < required
        ? "it ends after %d cells, before those that say what it costs".formatted(cells)
        : null;
  }

  /// Whether both rows are rates of a product with the same attributes.
  boolean isSameProduct(Row row, Row other) {
    return row.isLike(other, product);
  }

  void fill(Product product, Row row) {
    product.clear();
    for (int i = 0; i < attributes.length; i++) {
      int column = attributes[i];
      if (column >= 0 && column < row.cells() && !row.isBlank(column)) {
        product.put(ATTRIBUTES[i], row.cell(column));
      }
    }
  }

  Rate rate(Row row) {
    return new Rate(
        cell(row, Cell.SKU),
        cell(row, Cell.RATE_CODE),
        cell(row, Cell.OFFER_TERM_CODE),
        cell(row, Cell.TERM_TYPE),
        new Rate.Lease(
            cell(row, Cell.LEASE_CONTRACT_LENGTH),
            cell(row, Cell.PURCHASE_OPTION),
            cell(row, Cell.OFFERING_CLASS)),
        cell(row, Cell.UNIT),
        cell(row, Cell.STARTING_RANGE),
        cell(row, Cell.ENDING_RANGE),
        cell(row, Cell.PRICE_PER_UNIT),
        cell(row, Cell.CURRENCY),
        cell(row, Cell.EFFECTIVE_DATE),
        row.line());
  }

  private String cell(Row row, Cell cell) {
    Integer column = cells.get(cell);
    return column == null || column >= row.cells() ? "" : row.cell(column).strip();
  }
}

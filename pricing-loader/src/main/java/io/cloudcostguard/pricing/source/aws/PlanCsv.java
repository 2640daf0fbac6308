package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.cloudcostguard.pricing.source.http.FileTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads savings plans in CSV, row by row.
final class PlanCsv {

  private static final List<String> REQUIRED =
      List.of(
          "unit",
          "effectivedate",
          "discountedrate",
          "currency",
          "discountedsku",
          "discountedservicecode",
          "discountedusagetype",
          "discountedoperation",
          "purchaseoption",
          "leasecontractlength",
          "productfamily");

  /// @throws IllegalArgumentException if the file is not a savings plan; the message names file and
  ///   line
  static void read(Path file, String name, PlanRates rates) throws IOException {
    try (Reader text =
            new BufferedReader(new InputStreamReader(FileTree.open(file), StandardCharsets.UTF_8));
        CsvReader<Row> rows = RowHandler.rows(text)) {
      read(rows, name, rates);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + " is not CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new IOException(name + " cannot be read: " + e.getCause(), e);
    }
  }

  private static void read(Iterable<Row> rows, String name, PlanRates rates) {
    Map<String, Integer> columns = null;
    for (Row row : rows) {
      if (columns != null) {
        rate(row, columns, rates);
      } else if (Columns.isHeader(row)) {
        columns = columns(row, name);
      }
    }
    if (columns == null) {
      throw new IllegalArgumentException(
          name + " is not a savings plan: no line of it begins with the column SKU");
    }
  }

  private static Map<String, Integer> columns(Row header, String name) {
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.cells(); i++) {
      columns.putIfAbsent(Attribute.bare(header.cell(i)), i);
    }
    String missing = missing(columns);
    if (missing != null) {
      throw new IllegalArgumentException(
          "%s: Line %d, the header, has no column %s".formatted(name, header.line(), missing));
    }
    columns.put("", header.cells());
    return columns;
  }

  private static @Nullable String missing(Map<String, Integer> columns) {
    return REQUIRED.stream().filter(name -> !columns.containsKey(name)).findFirst().orElse(null);
  }

  /// The files quote nothing, so a row of another length cannot be trusted.
  private static void rate(Row row, Map<String, Integer> columns, PlanRates rates) {
    int cells = columns.getOrDefault("", 0);
    if (row.cells() != cells) {
      rates.reject(row.line(), "it has %d cells, and the header %d".formatted(row.cells(), cells));
      return;
    }
    rates.add(
        new PlanRates.PlanRate(
            cell(row, columns, "productfamily"),
            cell(row, columns, "leasecontractlength"),
            cell(row, columns, "purchaseoption"),
            cell(row, columns, "discountedservicecode"),
            cell(row, columns, "discountedusagetype"),
            cell(row, columns, "discountedoperation"),
            cell(row, columns, "unit"),
            cell(row, columns, "discountedrate"),
            cell(row, columns, "currency"),
            cell(row, columns, "effectivedate"),
            cell(row, columns, "discountedsku"),
            columns.containsKey("ratecode") ? cell(row, columns, "ratecode") : "",
            row.line()));
  }

  private static String cell(Row row, Map<String, Integer> columns, String name) {
    return row.cell(columns.getOrDefault(name, 0)).strip();
  }

  private PlanCsv() {}
}

package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.cloudcostguard.pricing.source.PriceSink;
import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.http.FileTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads offer files in CSV, where each row is a rate with the whole product: in any size, row by
/// row.
final class OfferCsv {

  private final PriceKeys products;
  private final PriceSink sink;
  private final String file;
  private final Rates rates;
  private final Product product = new Product();
  private @Nullable Row mapped;
  private Mapping mapping = new Mapping.Skipped("nothing read yet");

  private OfferCsv(PriceKeys products, PriceSink sink, String file, String source) {
    this.products = products;
    this.sink = sink;
    this.file = file;
    rates = new Rates(sink, file, source);
  }

  /// @param name of the file, for messages
  /// @param source for [Price#source][io.cloudcostguard.schemas.price.Price#source]
  /// @throws IllegalArgumentException if the file is not an offer; the message names file and line
  static void read(Path file, String name, String source, PriceKeys products, PriceSink sink)
      throws IOException {
    try (Reader text =
            new BufferedReader(new InputStreamReader(FileTree.open(file), StandardCharsets.UTF_8));
        CsvReader<Row> rows = RowHandler.rows(text)) {
      new OfferCsv(products, sink, name, source).read(rows);
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(name + " is not CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new IOException(name + " cannot be read: " + e.getCause(), e);
    }
  }

  private void read(Iterable<Row> rows) {
    Columns columns = null;
    for (Row row : rows) {
      if (columns != null) {
        read(columns, row);
      } else if (Columns.isHeader(row)) {
        columns = Columns.of(row, file);
      }
    }
    if (columns == null) {
      throw new IllegalArgumentException(
          file + " is not an offer: no line of it begins with the column SKU");
    }
    rates.end();
  }

  private void read(Columns columns, Row row) {
    String fault = columns.violation(row);
    if (fault != null) {
      mapped = null;
      sink.reject(null, file, row.line(), fault);
      return;
    }
    // The rates of a product come one after another.
    if (mapped == null || !columns.isSameProduct(row, mapped)) {
      columns.fill(product, row);
      mapping = products.of(product);
    }
    mapped = row;
    switch (mapping) {
      case Mapping.Skipped(String reason) -> sink.skip(reason);
      case Keys keys -> rates.add(keys, columns.rate(row));
    }
  }
}

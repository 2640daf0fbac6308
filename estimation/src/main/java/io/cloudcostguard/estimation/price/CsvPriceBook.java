package io.cloudcostguard.estimation.price;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/// Price books as CSV: `key,unit,tier_from,price,currency,effective_from,source`, one row per tier,
/// the tiers of a price one after another, lowest first: a row at tier 0 begins a price.
public final class CsvPriceBook {

  /// The header of the file.
  public static final String HEADER = "key,unit,tier_from,price,currency,effective_from,source";

  private static final List<String> COLUMNS = List.of(HEADER.split(","));
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /// Takes the prices of a book.
  @FunctionalInterface
  public interface Sink {

    /// A price.
    ///
    /// @param line of the file where it begins, counted from 1
    void accept(PriceKey key, Price price, long line);
  }

  /// Reads a book and hands over each key with its price, as [#read(Reader, Sink)] does.
  public static void read(Reader csv, BiConsumer<PriceKey, Price> sink) throws IOException {
    read(csv, (key, price, _) -> sink.accept(key, price));
  }

  /// Reads a book and hands over each key with its price, in the order of the file. A book of
  /// nothing but its header is empty; a file without header is not a book.
  ///
  /// @throws IllegalArgumentException if the book is malformed; the message names the line
  public static void read(Reader csv, Sink sink) throws IOException {
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(csv)) {
      Iterator<CsvRecord> lines = records.iterator();
      int[] columns = columns(lines);
      PriceRows prices = new PriceRows(sink);
      while (lines.hasNext()) {
        prices.add(row(lines.next(), columns));
      }
      prices.end();
    } catch (CsvParseException e) {
      throw notCsv(e);
    }
  }

  private static int[] columns(Iterator<CsvRecord> lines) {
    if (!lines.hasNext()) {
      throw new IllegalArgumentException("Line 1 of the price book is not its header, " + HEADER);
    }
    List<String> header = new ArrayList<>(lines.next().getFields());
    if (header.getFirst().startsWith(BYTE_ORDER_MARK)) {
      header.set(0, header.getFirst().substring(1));
    }
    int[] columns = COLUMNS.stream().mapToInt(header::indexOf).toArray();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] < 0) {
        throw new IllegalArgumentException(
            "Line 1 of the price book, its header, has no column " + COLUMNS.get(i));
      }
    }
    return columns;
  }

  private static PriceRows.Row row(CsvRecord line, int[] columns) {
    try {
      return new PriceRows.Row(
          line.getStartingLineNumber(),
          new PriceKey(line.getField(columns[0])),
          line.getField(columns[1]),
          new Tier(
              new BigDecimal(line.getField(columns[2])), new BigDecimal(line.getField(columns[3]))),
          line.getField(columns[4]),
          LocalDate.parse(line.getField(columns[5])),
          line.getField(columns[6]));
    } catch (RuntimeException e) {
      throw PriceRows.malformed(line.getStartingLineNumber(), e);
    }
  }

  /// The library names the record, and in its cause what is wrong with it.
  static IllegalArgumentException notCsv(CsvParseException e) {
    String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return new IllegalArgumentException(
        "The price book is not CSV: "
            + (why == null || why.startsWith("Exception") ? "a line cannot be read" : why),
        e);
  }

  private CsvPriceBook() {}
}

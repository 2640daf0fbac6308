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
      List<Row> price = new ArrayList<>();
      while (lines.hasNext()) {
        Row row = row(lines.next(), columns);
        if (!price.isEmpty() && row.beginsAfter(price.getFirst())) {
          hand(price, sink);
          price.clear();
        }
        price.add(row);
      }
      if (!price.isEmpty()) {
        hand(price, sink);
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("The price book is not CSV: " + e.getMessage(), e);
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

  private static Row row(CsvRecord line, int[] columns) {
    try {
      return new Row(
          line.getStartingLineNumber(),
          new PriceKey(line.getField(columns[0])),
          line.getField(columns[1]),
          new Tier(
              new BigDecimal(line.getField(columns[2])), new BigDecimal(line.getField(columns[3]))),
          line.getField(columns[4]),
          LocalDate.parse(line.getField(columns[5])),
          line.getField(columns[6]));
    } catch (RuntimeException e) {
      throw malformed(line.getStartingLineNumber(), e);
    }
  }

  private static void hand(List<Row> rows, Sink sink) {
    Row first = rows.getFirst();
    sink.accept(first.key(), price(first, rows), first.line());
  }

  private static Price price(Row first, List<Row> rows) {
    try {
      return new Price(
          first.unit(),
          first.currency(),
          rows.stream().map(Row::tier).toList(),
          first.effectiveFrom(),
          first.source());
    } catch (RuntimeException e) {
      throw malformed(first.line(), e);
    }
  }

  private static IllegalArgumentException malformed(long line, RuntimeException e) {
    return new IllegalArgumentException(
        "Line %d of the price book: %s".formatted(line, e.getMessage()), e);
  }

  private record Row(
      long line,
      PriceKey key,
      String unit,
      Tier tier,
      String currency,
      LocalDate effectiveFrom,
      String source) {

    /// Whether another price than the one that `first` began begins here.
    boolean beginsAfter(Row first) {
      if (!key.equals(first.key) || tier.from().signum() == 0) {
        return true;
      }
      if (!unit.equals(first.unit) || !currency.equals(first.currency)) {
        throw new IllegalArgumentException(
            "Line %d of the price book: a tier in %s per %s of a price in %s per %s"
                .formatted(line, currency, unit, first.currency, first.unit));
      }
      return false;
    }
  }

  private CsvPriceBook() {}
}

package io.cloudcostguard.estimation.price;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/// Price books as CSV: `key,unit,tier_from,price,currency,effective_from,source`, one row per tier,
/// the tiers of a key one after another, lowest first.
public final class CsvPriceBook {

  /// The header of the file.
  public static final String HEADER = "key,unit,tier_from,price,currency,effective_from,source";

  /// Reads a book and hands over each key with its price, in the order of the file.
  ///
  /// @throws IllegalArgumentException if a row is malformed; the message names its line
  public static void read(Reader csv, BiConsumer<PriceKey, Price> sink) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      List<NamedCsvRecord> tiers = new ArrayList<>();
      for (NamedCsvRecord row : rows) {
        if (!tiers.isEmpty() && !row.getField("key").equals(tiers.getFirst().getField("key"))) {
          hand(tiers, sink);
          tiers.clear();
        }
        tiers.add(row);
      }
      if (!tiers.isEmpty()) {
        hand(tiers, sink);
      }
    }
  }

  private static void hand(List<NamedCsvRecord> rows, BiConsumer<PriceKey, Price> sink) {
    NamedCsvRecord first = rows.getFirst();
    try {
      sink.accept(
          new PriceKey(first.getField("key")),
          new Price(
              first.getField("unit"),
              first.getField("currency"),
              rows.stream()
                  .map(row ->
                      new Tier(
                          new BigDecimal(row.getField("tier_from")),
                          new BigDecimal(row.getField("price"))))
                  .toList(),
              LocalDate.parse(first.getField("effective_from")),
              first.getField("source")));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Line %d of the price book: %s".formatted(first.getStartingLineNumber(), e.getMessage()),
          e);
    }
  }

  private CsvPriceBook() {}
}

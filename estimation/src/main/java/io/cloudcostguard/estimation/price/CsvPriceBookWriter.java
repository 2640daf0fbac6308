package io.cloudcostguard.estimation.price;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/// Writes a price book in the format of [CsvPriceBook].
public final class CsvPriceBookWriter implements Closeable {

  private final CsvWriter rows;

  /// Begins a book with its header.
  public CsvPriceBookWriter(Writer out) {
    rows = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    rows.writeRecord(CsvPriceBook.HEADER.split(","));
  }

  /// Adds a price.
  public void write(PriceKey key, Price price) {
    for (Tier tier : price.tiers()) {
      rows.writeRecord(
          key.value(),
          price.unit(),
          tier.from().toPlainString(),
          tier.price().toPlainString(),
          price.currency(),
          price.effectiveFrom().toString(),
          price.source());
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

package io.cloudcostguard.actuals.bill;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/// Rows of CSV with a header.
final class CsvRows implements ChargeRows {

  /// The most characters of a row.
  private static final int LONGEST_ROW = 1 << 20;

  private final CsvReader<CsvRecord> reader;
  private final Iterator<CsvRecord> records;
  private final List<String> columns;
  private CsvRecord row;

  CsvRows(InputStream content) throws IOException {
    reader =
        CsvReader.builder()
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .maxBufferSize(LONGEST_ROW)
            .ofCsvRecord(new InputStreamReader(content, StandardCharsets.UTF_8));
    records = reader.iterator();
    try {
      if (!records.hasNext()) {
        throw new IllegalArgumentException("The file is empty");
      }
      row = records.next();
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("The file is not CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    columns = row.getFields().stream().map(name -> name.strip().replace("\uFEFF", "")).toList();
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() throws IOException, BillRowException {
    try {
      if (!records.hasNext()) {
        return false;
      }
      row = records.next();
    } catch (CsvParseException e) {
      throw new IllegalArgumentException(
          "The CSV breaks off behind line %d: %s".formatted(line(), e.getMessage()), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (row.getFieldCount() != columns.size()) {
      throw new BillRowException(
          "%d fields instead of %d".formatted(row.getFieldCount(), columns.size()));
    }
    return true;
  }

  @Override
  public String text(int column) {
    return row.getField(column);
  }

  @Override
  public long line() {
    return row.getStartingLineNumber();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}

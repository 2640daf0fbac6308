package io.cloudcostguard.actuals.bill;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// A file of a bill: CSV, also packed with gzip, or Parquet. Its content decides, not its name.
///
/// @param name for messages
public record BillFile(String name, Path path) {

  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 256 * 1024;
  private static final int MOST_COLUMNS = 2_000;

  /// What a packed file may unpack to: far more than a provider puts into one.
  private static final long LARGEST_UNPACKED = 200_000_000_000L;

  /// Takes the rows of a bill.
  public interface Sink {

    /// Before the first row.
    ///
    /// @param unknown columns that the format does not know
    /// @param missing columns that it should have
    void format(String name, List<String> unknown, List<String> missing);

    /// A row that can be counted.
    void accept(Charge charge);

    /// A row that cannot.
    void reject(long line, String reason);
  }

  /// Reads the file, row by row.
  ///
  /// @throws IllegalArgumentException if it is no bill; the message says why
  public void read(BrokenRules rules, Sink sink) throws IOException {
    try (ChargeRows rows = open()) {
      BillRow row = new BillRow(rows, places(rows.columns()));
      BillFormat format = BillFormat.of(row.columns());
      sink.format(format.name(), format.unknown(), format.missing());
      while (true) {
        try {
          if (!rows.next()) {
            return;
          }
          rules.at(name, rows.line());
          sink.accept(format.charge(row, rules));
        } catch (BillRowException e) {
          sink.reject(rows.line(), String.valueOf(e.getMessage()));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new IOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  private ChargeRows open() throws IOException {
    InputStream content = new BufferedInputStream(Files.newInputStream(path), BUFFER);
    try {
      content.mark(PARQUET.length);
      byte[] start = content.readNBytes(PARQUET.length);
      content.reset();
      if (Arrays.equals(start, PARQUET)) {
        content.close();
        return new ParquetRows(path);
      }
      boolean packed = start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b;
      return new CsvRows(
          packed
              ? new BoundedUnpacking(new GZIPInputStream(content, BUFFER), LARGEST_UNPACKED)
              : content);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private static Map<String, Integer> places(List<String> columns) {
    if (columns.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException("There are more than " + MOST_COLUMNS + " columns");
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (places.putIfAbsent(columns.get(i), i) != null) {
        throw new IllegalArgumentException("The column '" + columns.get(i) + "' is there twice");
      }
    }
    return places;
  }
}

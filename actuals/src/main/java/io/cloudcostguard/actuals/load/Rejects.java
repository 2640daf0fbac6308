package io.cloudcostguard.actuals.load;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file of the rows that cannot be counted: file, line, reason. It is made with the first one,
/// and an older one is removed.
final class Rejects implements AutoCloseable {

  /// So many rows are written; the others are counted.
  private static final int MOST = 100_000;

  private final @Nullable Path path;
  private @Nullable CsvWriter csv;
  private int written;

  Rejects(@Nullable Path path) throws IOException {
    this.path = path;
    if (path != null) {
      Files.deleteIfExists(path);
    }
  }

  void add(String file, long line, String reason) {
    if (path == null || written >= MOST) {
      return;
    }
    try {
      if (csv == null) {
        csv = CsvWriter.builder().build(path);
        csv.writeRecord("file", "line", "reason");
      }
      csv.writeRecord(file, Long.toString(line), reason);
      written++;
    } catch (IOException e) {
      throw new UncheckedIOException("The rejected rows cannot be written to " + path, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}

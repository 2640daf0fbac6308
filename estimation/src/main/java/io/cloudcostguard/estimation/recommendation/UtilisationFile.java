package io.cloudcostguard.estimation.recommendation;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads measured utilisation: a CSV file with the columns `resource` (address or the cloud's id),
/// `metric`, `days`, `p50`, `p95` and `max`, in any order. p50 and p95 may be empty.
public final class UtilisationFile {

  private static final int MOST_BYTES = 128 * 1024 * 1024;
  private static final int MOST_ROWS = 200_000;
  private static final int LONGEST = 2_000;
  private static final int MOST_DIGITS = 30;
  private static final List<String> COLUMNS = List.of("resource", "metric", "days", "max");

  /// The measurements in a file: JSON of a cloud's monitoring, or CSV.
  ///
  /// @throws IllegalArgumentException with where and what is wrong in it
  public static Measured read(InputStream bytes) throws IOException {
    byte[] all = bytes.readNBytes(MOST_BYTES + 1);
    if (all.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "The utilisation file has more than %d bytes.".formatted(MOST_BYTES));
    }
    String text = new String(all, StandardCharsets.UTF_8);
    String begin = text.stripLeading();
    return begin.startsWith("{") || begin.startsWith("[")
        ? MonitoringExport.read(text)
        : read(new StringReader(text));
  }

  /// The measurements in `csv`.
  ///
  /// @throws IllegalArgumentException with the line and what is wrong in it
  public static Measured read(Reader csv) {
    Map<String, Map<String, Utilisation.Spread>> metrics = new HashMap<>();
    Map<String, Integer> days = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
      int count = 0;
      for (NamedCsvRecord row : rows) {
        if (count++ == 0 && !row.getHeader().containsAll(COLUMNS)) {
          throw new IllegalArgumentException(
              "The utilisation file has no column of: " + String.join(", ", COLUMNS));
        }
        if (count > MOST_ROWS) {
          throw new IllegalArgumentException(
              "The utilisation file has more than %d rows".formatted(MOST_ROWS));
        }
        String resource = text(row, "resource");
        metrics
            .computeIfAbsent(resource, _ -> new HashMap<>())
            .put(
                text(row, "metric"),
                new Utilisation.Spread(
                    number(row, "p50"), number(row, "p95"), required(row, "max")));
        int measured = required(row, "days").intValue();
        days.merge(resource, measured, Math::min);
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("The utilisation file is no CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Utilisation> byName = new HashMap<>();
    metrics.forEach((resource, of) ->
        byName.put(resource, new Utilisation(days.getOrDefault(resource, 0), of)));
    return new Measured(byName);
  }

  private static String text(NamedCsvRecord row, String column) {
    String text = row.getField(column).strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw wrong(row, column);
    }
    return text;
  }

  private static BigDecimal required(NamedCsvRecord row, String column) {
    BigDecimal number = number(row, column);
    if (number == null) {
      throw wrong(row, column);
    }
    return number;
  }

  private static @Nullable BigDecimal number(NamedCsvRecord row, String column) {
    String text = row.findField(column).orElse("").strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      BigDecimal number = text.length() > MOST_DIGITS ? null : new BigDecimal(text);
      if (number == null || number.signum() < 0 || Math.abs((long) number.scale()) > MOST_DIGITS) {
        throw wrong(row, column);
      }
      return number;
    } catch (NumberFormatException _) {
      throw wrong(row, column);
    }
  }

  private static IllegalArgumentException wrong(NamedCsvRecord row, String column) {
    return new IllegalArgumentException(
        "Line %d of the utilisation file: %s is missing or not one that can be"
            .formatted(row.getStartingLineNumber(), column));
  }

  private UtilisationFile() {}
}

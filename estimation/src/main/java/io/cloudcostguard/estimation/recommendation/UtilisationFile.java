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
  private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(36_500);
  private static final String PERCENT = "_percent";
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
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
    BigDecimal highest = BigDecimal.ZERO;
    int percentages = 0;
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
        String metric = text(row, "metric");
        Utilisation.Spread spread =
            new Utilisation.Spread(number(row, "p50"), number(row, "p95"), required(row, "max"));
        if (!isInOrder(spread.p50(), spread.p95())
            || !isInOrder(spread.p95(), spread.max())
            || !isInOrder(spread.p50(), spread.max())) {
          throw wrong(row, "p50, p95 and max are not in this order: one of them");
        }
        if (metric.endsWith(PERCENT)) {
          if (spread.max().compareTo(HUNDRED) > 0) {
            throw wrong(row, "a percentage of more than 100: max");
          }
          highest = highest.max(spread.max());
          percentages++;
        }
        if (metrics.computeIfAbsent(resource, _ -> new HashMap<>()).putIfAbsent(metric, spread)
            != null) {
          throw wrong(row, "the same metric of the same resource is there twice: metric");
        }
        BigDecimal measured = required(row, "days");
        if (measured.compareTo(MOST_DAYS) > 0) {
          throw wrong(row, "days");
        }
        days.merge(resource, measured.intValue(), Math::min);
      }
    } catch (CsvParseException e) {
      throw new IllegalArgumentException("The utilisation file is no CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("The utilisation file has no rows of measurements.");
    }
    // Fractions read as percent would call every machine idle.
    if (percentages > 0 && highest.compareTo(BigDecimal.ONE) <= 0) {
      throw new IllegalArgumentException(
          "In the utilisation file no percentage is above 1: are they fractions? 41 is 41"
              + " percent.");
    }
    Map<String, Utilisation> byName = new HashMap<>();
    metrics.forEach((resource, of) ->
        byName.put(resource, new Utilisation(days.getOrDefault(resource, 0), of)));
    return new Measured(byName);
  }

  private static boolean isInOrder(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null || other == null || one.compareTo(other) <= 0;
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

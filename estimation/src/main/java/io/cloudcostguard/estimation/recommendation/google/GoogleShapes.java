package io.cloudcostguard.estimation.recommendation.google;

import de.siegmar.fastcsv.reader.CsvReader;
import io.cloudcostguard.estimation.resource.google.GoogleResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the virtual CPUs and the memory of machine types: those of the estimator's
/// `machine-types.csv` that have no disk or accelerator of their own.
final class GoogleShapes {

  /// Of the candidates for one machine, from the smallest on.
  private static final int MOST_CANDIDATES = 8;

  private static final Map<String, Shape> SHAPES = read();

  /// A machine.
  ///
  /// @param series e.g. `n2d`
  record Shape(String name, String series, int vcpus, BigDecimal memory) {}

  /// The machine of this name; null where its shape is not known.
  static @Nullable Shape find(@Nullable String name) {
    return name == null ? null : SHAPES.get(name.substring(name.lastIndexOf('/') + 1));
  }

  /// The names of machines of some series that have as many virtual CPUs and as much memory.
  static List<String> instead(Shape machine, Set<String> series) {
    return SHAPES.values().stream()
        .filter(other ->
            series.contains(other.series)
                && other.vcpus >= machine.vcpus
                && other.vcpus <= 2 * machine.vcpus
                && other.memory.compareTo(machine.memory) >= 0)
        .sorted(
            Comparator.comparingInt(Shape::vcpus)
                .thenComparing(Shape::memory)
                .thenComparing(Shape::name))
        .limit(MOST_CANDIDATES)
        .map(Shape::name)
        .toList();
  }

  private static Map<String, Shape> read() {
    Map<String, Shape> shapes = new HashMap<>();
    try (InputStream csv = GoogleResources.class.getResourceAsStream("machine-types.csv")) {
      CsvReader.builder()
          .ofNamedCsvRecord(
              new InputStreamReader(
                  Objects.requireNonNull(csv, "machine-types.csv"), StandardCharsets.UTF_8))
          .forEach(row -> {
            String name = row.getField("name");
            String memory = row.getField("memory_gib");
            if (!memory.isEmpty() && name.indexOf('-') > 0) {
              shapes.put(
                  name,
                  new Shape(
                      name,
                      name.substring(0, name.indexOf('-')),
                      new BigDecimal(row.getField("vcpus")).intValue(),
                      new BigDecimal(memory)));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(shapes);
  }

  private GoogleShapes() {}
}

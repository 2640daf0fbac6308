package io.cloudcostguard.estimation.resource;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Knows from which day on a vendor charges for versions past their standard support, and from
/// which day on more. `lifecycles.csv` has all of them, each with the vendor's page, as read on 28
/// November 2026. A version that it does not have is not charged for.
public final class Lifecycles {

  private static final Map<String, List<Lifecycle>> BY_ENGINE = read();

  /// Which price counts: that of the first years, or that of later ones.
  public enum Step {
    FIRST,
    LATER
  }

  /// What happens to one version of an engine.
  ///
  /// @param chargedFrom the first day that is charged
  /// @param dearerFrom the first day at the later price; null where there is none
  public record Lifecycle(String version, LocalDate chargedFrom, @Nullable LocalDate dearerFrom) {

    private boolean isOf(String other) {
      return other.equals(version) || other.startsWith(version + ".");
    }

    /// The price that counts on a day; null where none does yet.
    public @Nullable Step step(LocalDate day) {
      return day.isBefore(chargedFrom)
          ? null
          : dearerFrom == null || day.isBefore(dearerFrom) ? Step.FIRST : Step.LATER;
    }
  }

  /// The lifecycle of a version, by itself or with more behind it, e.g. `8.0.36`; null where it is
  /// not charged at any time. One that is known only after apply is one that the vendor chooses: a
  /// current one.
  public static @Nullable Lifecycle of(String service, String engine, Attr version) {
    return of(service, engine, Objects.requireNonNullElse(version.text(), ""));
  }

  /// The same of a version as text.
  public static @Nullable Lifecycle of(String service, String engine, String text) {
    for (Lifecycle lifecycle : BY_ENGINE.getOrDefault(service + " " + engine, List.of())) {
      if (lifecycle.isOf(text)) {
        return lifecycle;
      }
    }
    return null;
  }

  private static Map<String, List<Lifecycle>> read() {
    Map<String, List<Lifecycle>> read = new HashMap<>();
    try (InputStream bytes = Lifecycles.class.getResourceAsStream("lifecycles.csv");
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .ofNamedCsvRecord(
                    new InputStreamReader(
                        Objects.requireNonNull(bytes, "lifecycles.csv"), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        String dearer = row.getField("dearer_from");
        read.computeIfAbsent(
                row.getField("service") + " " + row.getField("engine"), _ -> new ArrayList<>())
            .add(
                new Lifecycle(
                    row.getField("version"),
                    LocalDate.parse(row.getField("charged_from")),
                    dearer.isEmpty() ? null : LocalDate.parse(dearer)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(read);
  }

  private Lifecycles() {}
}

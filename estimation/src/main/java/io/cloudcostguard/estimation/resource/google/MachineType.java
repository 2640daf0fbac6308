package io.cloudcostguard.estimation.resource.google;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.estimation.resource.Amount;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A machine type as it is billed: whole, or by virtual CPUs and memory.
///
/// @see <a href="https://cloud.google.com/compute/vm-instance-pricing">VM instance pricing</a>
sealed interface MachineType {

  /// Has one price, with all that belongs to it.
  record Whole(String name, Amount vcpus) implements MachineType {}

  /// Is billed by its parts.
  ///
  /// @param series the part of the price key, e.g. `n2`, `n2-custom`
  /// @param extended memory beyond what the series has for that many virtual CPUs
  /// @param localSsd that comes with it, in GiB
  record Parts(String series, Amount vcpus, Amount memory, Amount extended, Amount localSsd)
      implements MachineType {}

  /// What few machines do, and no table says.
  record NotKnown(String reason) implements MachineType {}

  Pattern CUSTOM = Pattern.compile("(?:([a-z]\\d[a-z]?)-)?custom-(\\d{1,3})-(\\d{1,7})(?:-ext)?");

  /// GiB for each virtual CPU that are not extended memory, by series.
  Map<String, String> MOST_MEMORY = Map.of("n1", "6.5", "n2", "8", "n2d", "8");

  long MIB = 1024;

  /// The series that a machine's name begins with; `n1` for custom machines without one.
  static String series(String name) {
    int dash = name.indexOf('-');
    String first = dash < 0 ? name : name.substring(0, dash);
    return first.equals("custom") ? "n1" : first;
  }

  /// The machine type of this lower-case name.
  static MachineType of(String name) {
    Matcher custom = CUSTOM.matcher(name);
    if (custom.matches()) {
      return custom(custom.group(1), custom.group(2), custom.group(3));
    }
    MachineType known = Table.TYPES.get(name);
    return known == null ? new NotKnown("the machine type is not known") : known;
  }

  private static MachineType custom(@Nullable String series, String vcpus, String mebibytes) {
    String of = series == null ? "n1" : series;
    Amount cores = Amount.of(vcpus);
    Amount memory = Amount.of(mebibytes).dividedBy(MIB);
    String most = MOST_MEMORY.get(of);
    Amount standard = most == null ? memory : memory.min(cores.times(Amount.of(most)));
    return new Parts(of + "-custom", cores, standard, memory.beyond(standard), Amount.of(0));
  }

  /// The machines that have a name, of `machine-types.csv`; read when one is first asked for.
  final class Table {

    private static final String FILE = "machine-types.csv";
    private static final Map<String, MachineType> TYPES = read();

    private static Map<String, MachineType> read() {
      Map<String, MachineType> types = new HashMap<>();
      try (InputStream csv = MachineType.class.getResourceAsStream(FILE)) {
        if (csv == null) {
          throw new IllegalStateException(FILE + " is missing");
        }
        CsvReader.builder()
            .ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))
            .forEach(row -> types.put(row.getField("name"), type(row)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return types;
    }

    private static MachineType type(NamedCsvRecord row) {
      String name = row.getField("name");
      Amount vcpus = Amount.of(row.getField("vcpus"), "virtual CPUs");
      String memory = row.getField("memory_gib");
      return memory.isEmpty()
          ? new Whole(name, vcpus)
          : new Parts(
              series(name),
              vcpus,
              Amount.of(memory, "GiB"),
              Amount.of(0),
              amount(row.getField("local_ssd_gib")));
    }

    private static Amount amount(String text) {
      return new BigDecimal(text).signum() == 0 ? Amount.of(0) : Amount.of(text, "GiB");
    }

    private Table() {}
  }
}

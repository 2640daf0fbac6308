package io.cloudcostguard.estimation.actual;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A service as bills in FOCUS name it.
///
/// @param name as the provider's own export writes it
/// @param category one of the specification's
public record CloudService(String name, String category) {

  private static final Map<String, CloudService> SERVICES = read();

  /// The service of a price; null where it is not known.
  public static @Nullable CloudService of(PriceKey key) {
    int vendor = key.value().indexOf('/');
    int service = vendor < 0 ? -1 : key.value().indexOf('/', vendor + 1);
    return SERVICES.get(service < 0 ? key.value() : key.value().substring(0, service));
  }

  /// The beginnings of the price keys of a service, such as `aws/ec2`, in order; none where it is
  /// not known.
  public static List<String> keys(String name) {
    return SERVICES.entrySet().stream()
        .filter(service -> service.getValue().name().equals(name))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Map<String, CloudService> read() {
    Map<String, CloudService> services = new HashMap<>();
    try (InputStream bytes = CloudService.class.getResourceAsStream("services.csv");
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .ofNamedCsvRecord(
                    new InputStreamReader(
                        Objects.requireNonNull(bytes, "services.csv"), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        services.put(
            row.getField("service"),
            new CloudService(row.getField("name"), row.getField("category")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(services);
  }
}

package io.cloudcostguard.estimation.bill;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A quantity that the vendor charges no account for, any month and not only in the first year.
///
/// @param of what it can be used for; all of it shares the one quantity
record FreeAllowance(String name, String unit, BigDecimal monthly, List<Use> of) {

  /// One kind of charge that an allowance can be used for.
  ///
  /// @param key a price key in which `*` is any one part
  /// @param resourceType the only type it holds for; empty where any
  record Use(Pattern key, String resourceType) {

    private static Use of(String key, String resourceType) {
      String pattern = Pattern.quote(key).replace("*", "\\E[^/]+\\Q");
      return new Use(Pattern.compile(pattern), resourceType);
    }

    private boolean covers(String type, PriceKey price) {
      return (resourceType.isEmpty() || resourceType.equals(type))
          && key.matcher(price.value()).matches();
    }
  }

  /// Whether it can be used for this. Regions apart, e.g. China and GovCloud, have no allowances.
  boolean covers(String type, String perUnit, PriceKey price) {
    return unit.equals(perUnit)
        && !isApart(price)
        && of.stream().anyMatch(use -> use.covers(type, price));
  }

  private static boolean isApart(PriceKey price) {
    String[] parts = price.value().split("/", 4);
    return parts.length > 2 && Vendor.ofId(parts[0]).isApart(parts[2]);
  }

  /// All that are known, of one vendor after the other.
  static List<FreeAllowance> all() {
    return Arrays.stream(Vendor.values())
        .map(FreeAllowance::fileOf)
        .flatMap(Optional::stream)
        .flatMap(file -> in(file).stream())
        .toList();
  }

  /// The file with a vendor's allowances; a vendor without any has one without rows.
  private static Optional<String> fileOf(Vendor vendor) {
    return switch (vendor) {
      case AWS, AZURE, GOOGLE -> Optional.of("/pricebook/" + vendor.id() + "/free-tiers.csv");
      case OTHER -> Optional.empty();
    };
  }

  private static List<FreeAllowance> in(String file) {
    Map<String, FreeAllowance> all = new LinkedHashMap<>();
    try (InputStream csv = FreeAllowance.class.getResourceAsStream(file)) {
      if (csv == null) {
        throw new IllegalStateException(file + " is missing");
      }
      CsvReader.builder()
          .ofNamedCsvRecord(new InputStreamReader(csv, StandardCharsets.UTF_8))
          .forEach(row -> add(row, file, all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all.values());
  }

  private static void add(NamedCsvRecord row, String file, Map<String, FreeAllowance> all) {
    BigDecimal monthly = new BigDecimal(row.getField("monthly_quantity"));
    FreeAllowance allowance =
        all.computeIfAbsent(
            row.getField("allowance"),
            name -> new FreeAllowance(name, row.getField("unit"), monthly, new ArrayList<>()));
    if (!allowance.unit.equals(row.getField("unit")) || allowance.monthly.compareTo(monthly) != 0) {
      throw new IllegalStateException(file + " has two quantities of " + allowance.name);
    }
    allowance.of.add(Use.of(row.getField("key"), row.getField("resource_type")));
  }
}

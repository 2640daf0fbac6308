package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.GROUP;
import static io.cloudcostguard.pricing.source.aws.Attribute.OPERATION;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.AwsKeys;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The products that a usage type, with an operation or without, or a group says all about, as
/// `usage-types.csv` lists them.
final class UsageTypes {

  private static final Map<String, NamedCsvRecord> ROWS = read();

  /// The key of `product`; null if it is not listed.
  static @Nullable Mapping of(Product product, String service, String region) {
    String usage = product.usage();
    NamedCsvRecord row = ROWS.get(id(service, usage, product.of(OPERATION), ""));
    if (row == null) {
      row = ROWS.get(id(service, usage, "", ""));
    }
    if (row == null) {
      row = ROWS.get(id(service, "", "", product.of(GROUP)));
    }
    return row == null ? null : Mapping.Keys.of(target(row, region));
  }

  private static Mapping.Target target(NamedCsvRecord row, String region) {
    String from = row.getField("from");
    return new Mapping.Target(
        key(row, region),
        row.getField("unit"),
        from.isEmpty() ? null : new BigDecimal(from),
        false);
  }

  private static PriceKey key(NamedCsvRecord row, String region) {
    String key = row.getField("key");
    int service = key.indexOf('/');
    return new PriceKey("aws/" + key.substring(0, service) + "/" + region + key.substring(service));
  }

  private static Map<String, NamedCsvRecord> read() {
    Map<String, NamedCsvRecord> rows = new HashMap<>();
    for (NamedCsvRecord row : Table.rows("usage-types.csv")) {
      String id =
          id(
              row.getField("service"),
              row.getField("usage"),
              row.getField("operation"),
              row.getField("group"));
      if (rows.put(id, row) != null) {
        throw new IllegalStateException("usage-types.csv lists twice: " + id);
      }
      PriceKey key = key(row, "region");
      if (AwsKeys.all().stream().noneMatch(form -> form.covers(key))) {
        throw new IllegalStateException("usage-types.csv has a key of no form: " + key);
      }
    }
    return rows;
  }

  private static String id(String service, String usage, String operation, String group) {
    return service + '|' + usage + '|' + operation + '|' + group;
  }

  private UsageTypes() {}
}

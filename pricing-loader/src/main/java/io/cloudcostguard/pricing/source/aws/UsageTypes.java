package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.GROUP;
import static io.cloudcostguard.pricing.source.aws.Attribute.OPERATION;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The products that a usage type, with an operation or without, or a group says all about, as
/// `usage-types.csv` lists them.
final class UsageTypes {

  private static final Map<String, Map<String, String>> ROWS = read();

  /// The key of `product`; null if it is not listed.
  static @Nullable Mapping of(Product product, String service, String region) {
    String usage = product.usage();
    Map<String, String> row = ROWS.get(id(service, usage, product.of(OPERATION), ""));
    if (row == null) {
      row = ROWS.get(id(service, usage, "", ""));
    }
    if (row == null) {
      row = ROWS.get(id(service, "", "", product.of(GROUP)));
    }
    return row == null ? null : Mapping.Keys.of(target(row, region));
  }

  private static Mapping.Target target(Map<String, String> row, String region) {
    String key = row.get("key");
    int service = key.indexOf('/');
    String from = row.get("from");
    return new Mapping.Target(
        "aws/" + key.substring(0, service) + "/" + region + key.substring(service),
        row.get("unit"),
        from.isEmpty() ? null : new BigDecimal(from),
        false);
  }

  private static Map<String, Map<String, String>> read() {
    Map<String, Map<String, String>> rows = new HashMap<>();
    for (Map<String, String> row : Table.rows("usage-types.csv")) {
      String id = id(row.get("service"), row.get("usage"), row.get("operation"), row.get("group"));
      if (rows.put(id, row) != null) {
        throw new IllegalStateException("usage-types.csv lists twice: " + id);
      }
    }
    return rows;
  }

  private static String id(String service, String usage, String operation, String group) {
    return service + '|' + usage + '|' + operation + '|' + group;
  }

  private UsageTypes() {}
}

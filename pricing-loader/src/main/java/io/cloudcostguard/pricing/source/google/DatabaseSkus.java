package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Cloud SQL and of Memorystore for Redis that have a key: `Cloud SQL for MySQL: Zonal
/// - vCPU in Americas`, `Redis Capacity Basic M1 London`. The engines of Cloud SQL have SKUs of
///   their own at the same prices, and so share their keys.
final class DatabaseSkus {

  private static final Pattern SQL =
      Pattern.compile("Cloud SQL(?: for [A-Za-z ]+)?: (?:(Zonal|Regional) - )?(.+)");
  private static final Pattern MACHINE =
      Pattern.compile("(\\d{1,3}) vCPU \\+ ([\\d.]{1,6}) ?GB RAM");
  private static final Pattern PLUS =
      Pattern.compile("Enterprise Plus (N|C4A) (vCPU|RAM)", Pattern.CASE_INSENSITIVE);
  private static final double STANDARD_MEMORY = 3.75;

  private static final Map<String, String> SQL_MEASURES =
      Map.of(
          "vcpu", "vcpu",
          "ram", "ram",
          "standard storage", "ssd",
          "low cost storage", "hdd",
          "enterprise plus standard storage", "enterprise-plus-ssd",
          "enterprise storage hyperdisk balanced capacity", "hyperdisk",
          "enterprise plus storage hyperdisk balanced capacity", "enterprise-plus-hyperdisk",
          "micro instance", "db-f1-micro",
          "small instance", "db-g1-small");

  private static final Pattern REDIS =
      Pattern.compile("Redis Capacity (Basic|Standard) (M[1-5])(?: .+)?");
  private static final Pattern REDIS_NODE =
      Pattern.compile(
          "Redis Cluster Node (Shared Core Nano|Standard Small|Highmem Medium|Highmem XLarge)"
              + "(?: .+)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern REDIS_STORAGE =
      Pattern.compile("Memorystore for Redis Cluster: (AOF Storage|Backups)(?: .+)?");

  /// What Cloud SQL sells; null if it has no key.
  static @Nullable Product sql(String description) {
    Matcher sku = SQL.matcher(Description.withoutPlace(description));
    if (!sku.matches()) {
      return null;
    }
    String what = sku.group(2).toLowerCase(Locale.ROOT);
    if (what.equals("backups")) {
      return Product.of(GoogleKeys.SQL_BACKUP);
    }
    if (what.equals("ip address idling - hour")) {
      return Product.of(GoogleKeys.SQL_ADDRESS);
    }
    String availability = sku.group(1);
    String measure = SQL_MEASURES.get(what);
    measure = measure == null ? machine(sku.group(2)) : measure;
    return availability == null || measure == null
        ? null
        : Product.of(GoogleKeys.SQL, availability.toLowerCase(Locale.ROOT), measure);
  }

  /// Of MySQL's older machines those of the standard shape have a price as a whole.
  private static @Nullable String machine(String what) {
    Matcher plus = PLUS.matcher(what);
    if (plus.matches()) {
      return KeyParts.of("enterprise-plus-" + plus.group(1) + "-" + plus.group(2));
    }
    Matcher whole = MACHINE.matcher(what);
    boolean standard =
        whole.matches()
            && Double.parseDouble(whole.group(2))
                == STANDARD_MEMORY * Integer.parseInt(whole.group(1));
    return standard ? "db-n1-standard-" + whole.group(1) : null;
  }

  /// What Memorystore sells; null if it has no key.
  static @Nullable Product redis(String description) {
    Matcher capacity = REDIS.matcher(description);
    if (capacity.matches()) {
      String tier = capacity.group(1).equals("Basic") ? "basic" : "standard_ha";
      return Product.of(GoogleKeys.REDIS, tier, KeyParts.of(capacity.group(2)));
    }
    Matcher stored = REDIS_STORAGE.matcher(description);
    if (stored.matches()) {
      return Product.of(
          GoogleKeys.REDIS_CLUSTER, stored.group(1).equals("Backups") ? "backup" : "aof");
    }
    Matcher node = REDIS_NODE.matcher(description);
    return node.matches()
        ? Product.of(
            GoogleKeys.REDIS_CLUSTER,
            "redis_" + node.group(1).toLowerCase(Locale.ROOT).replace(' ', '_'))
        : null;
  }

  private DatabaseSkus() {}
}

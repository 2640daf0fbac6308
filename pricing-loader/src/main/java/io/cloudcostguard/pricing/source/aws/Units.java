package io.cloudcostguard.pricing.source.aws;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How AWS writes the units that prices are per. It is not consistent: `Hrs`, `hours` and `Hours`
/// are one unit, and processors are sold in `hours`.
final class Units {

  private static final BigDecimal PER_1024 = new BigDecimal("0.0009765625");
  private static final Set<String> HOURS = Set.of("hrs", "hours", "hour", "hr");

  /// Units of which the vendor has more spellings than are listed.
  private static final Set<String> LOOSE = Set.of("hours", "requests", "objects", "alarms");

  /// Bytes, their rates, and upfront fees, for which AWS writes `Quantity`.
  private static final String OTHER = "gib.*|gigabyte.*|terabyte.*|mb.*|mib.*|iops.*|quantity|";

  private static final Map<String, Set<String>> WRITTEN =
      Map.ofEntries(
          Map.entry("hours", HOURS),
          Map.entry("GB", Set.of("gb", "gb-mo", "gb-month", "gb-months", "gigabytes", "gigabyte")),
          Map.entry("IOPS", Set.of("iops-mo", "iops")),
          Map.entry("MBps", Set.of("mibps-mo", "mbps-mo", "mibps", "mbps")),
          Map.entry(
              "requests",
              Set.of("requests", "request", "ios", "api calls", "count", "snapshotapiunits")),
          Map.entry(
              "GB-seconds",
              Set.of("lambda-gb-second", "gb-second", "gb-seconds", "second", "seconds")),
          Map.entry("vCPU-hours", Set.of("hrs", "hours", "hour", "vcpu-hours", "vcpu-hour")),
          Map.entry("GB-hours", Set.of("hrs", "hours", "hour", "gb-hours", "gb-hour")),
          Map.entry("LCU-hours", Set.of("lcu-hrs", "lcu-hours", "lcu-hour")),
          Map.entry("ACU-hours", Set.of("acu-hr", "acu-hrs", "acu-hours")),
          Map.entry("DSU-hours", Set.of("hours", "hrs", "dsu-hours", "dsu-hrs")),
          Map.entry("vCPU-months", Set.of("vcpu-months", "vcpu-month")),
          Map.entry("node-seconds", Set.of("seconds", "second", "node-seconds")),
          Map.entry("TB", Set.of("terabytes", "tb")),
          Map.entry("tags", Set.of("tag-mo", "tags")),
          Map.entry("objects", Set.of("objects", "object")),
          Map.entry("metrics", Set.of("metrics", "metric", "alarms")),
          Map.entry("alarms", Set.of("alarms", "alarm")),
          Map.entry("change records", Set.of("cr-hr", "change records")));

  /// What a price per `written` is to be multiplied by to be one per `unit`; null if it is of
  /// another kind.
  static @Nullable BigDecimal factor(String written, String unit) {
    String bare = written.toLowerCase(Locale.ROOT).strip();
    if (WRITTEN.getOrDefault(unit, Set.of()).contains(bare)) {
      return BigDecimal.ONE;
    }
    if (unit.equals("MBps") && bare.equals("gibps-mo")) {
      return PER_1024;
    }
    return LOOSE.contains(unit) || !WRITTEN.containsKey(unit)
        ? kind(unit.toLowerCase(Locale.ROOT)) == kind(bare) ? BigDecimal.ONE : null
        : null;
  }

  /// What is measured: a unit that stands in no list is told apart by how it ends.
  private enum Kind {
    HOURS,
    SECONDS,
    MINUTES,
    COUNT,
    OTHER
  }

  private static Kind kind(String unit) {
    if (unit.startsWith("gb") || unit.startsWith("tb") || unit.matches(OTHER)) {
      return Kind.OTHER;
    }
    if (unit.matches(".*(hrs?|hours?|hourly)")) {
      return Kind.HOURS;
    }
    if (unit.matches(".*(seconds?|secs?)")) {
      return Kind.SECONDS;
    }
    return unit.matches(".*(minutes?|mins?)") ? Kind.MINUTES : Kind.COUNT;
  }

  /// The unit of a rate of a savings plan: the list of plans says `Hrs` of nearly everything, so
  /// the usage type goes before.
  static String ofUsage(String usage, String written) {
    String lower = usage.toLowerCase(Locale.ROOT);
    if (lower.contains("vcpu-hours") || lower.contains("-os-hours")) {
      return "vCPU-hours";
    }
    if (lower.contains("gb-hours")) {
      return "GB-hours";
    }
    if (lower.contains("gb-second") || lower.contains("provisioned-concurrency")) {
      return "GB-seconds";
    }
    return lower.endsWith("request") ? "requests" : hourly(written);
  }

  private static String hourly(String written) {
    return written.isBlank() || HOURS.contains(written.toLowerCase(Locale.ROOT))
        ? "hours"
        : written.strip();
  }

  private Units() {}
}

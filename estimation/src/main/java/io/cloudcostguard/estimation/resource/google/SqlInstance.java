package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Lifecycles;
import io.cloudcostguard.estimation.resource.Lifecycles.Lifecycle;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A database instance is charged for its virtual CPUs and memory, or as a whole for shared cores
/// and MySQL's older machine types, for its storage and its backups. The edition Enterprise Plus
/// has machines and prices of its own. Highly available, all but backups cost twice. Stopped, no
/// machine is charged, but its public address is: in use, that costs nothing.
///
/// @see <a href="https://cloud.google.com/sql/pricing">Cloud SQL pricing</a>
final class SqlInstance {

  private static final String ON_DEMAND = "on-demand";
  private static final String PLUS_KIND = "enterprise-plus-";
  private static final long STORAGE = 10;

  private static final Pattern CUSTOM = Pattern.compile("db-custom-(\\d{1,3})-(\\d{1,7})");
  private static final Pattern OLDER =
      Pattern.compile("db-n1-(standard|highmem|highcpu)-(\\d{1,3})");

  /// Of Enterprise Plus, each with 8 GiB for a virtual CPU.
  private static final Pattern PLUS =
      Pattern.compile("db-(?:perf-optimized-(n)|(c4a)-highmem)-(\\d{1,3})");

  private static final Pattern SHARED = Pattern.compile("db-(?:f1-micro|g1-small)");

  static final ResourceType TYPE =
      ResourceType.priced("google_sql_database_instance", SqlInstance::charge)
          .reading(
              "database_version",
              "settings.tier",
              "settings.edition",
              "settings.activation_policy",
              "settings.availability_type",
              "settings.disk_type",
              "settings.disk_size",
              "settings.ip_configuration.ipv4_enabled")
          .usage("backup_storage_gb");

  private static void charge(Resource instance, Components bill) {
    Attributes settings = instance.attributes().block("settings");
    String where = settings.attr("availability_type").is("REGIONAL") ? "regional" : "zonal";
    boolean stopped = settings.attr("activation_policy").is("NEVER");
    if (!stopped) {
      machine(instance, bill, where, settings.attr("tier"));
      if (instance.attr("database_version").text("").startsWith("sqlserver")) {
        licence(instance, bill, settings.attr("tier"));
      }
      extendedSupport(instance, bill, settings.attr("tier").text(""));
    }
    bill.add(
        "Storage",
        "GiB",
        instance.price(GoogleKeys.SQL, where, storage(settings), ON_DEMAND),
        settings.attr("disk_size").amount(STORAGE));
    bill.add(
        "Backups",
        "GiB",
        instance.price(GoogleKeys.SQL_BACKUP, ON_DEMAND),
        instance.usage("backup_storage_gb"));
    if (stopped && settings.attr("ip_configuration.ipv4_enabled").or("true").isTrue()) {
      bill.hourly(
          "Public address, while it is not used",
          instance.price(GoogleKeys.SQL_ADDRESS, ON_DEMAND));
    }
  }

  /// Versions past their standard support cost more by virtual CPU; there is no list price at hand.
  private static void extendedSupport(Resource instance, Components bill, String tier) {
    String version = instance.attr("database_version").text("");
    int engine = version.indexOf('_');
    Lifecycle lifecycle =
        engine < 0
            ? null
            : Lifecycles.of(
                "cloud-sql",
                version.substring(0, engine),
                version.substring(engine + 1).replace('_', '.'));
    if (lifecycle != null && lifecycle.step(instance.submittedOn()) != null) {
      bill.add(
          "Extended support",
          "vCPU-hours",
          Resource.noPrice("the price of extended support of Cloud SQL is not known"),
          vcpus(tier).timesHours());
    }
  }

  private static Amount vcpus(String tier) {
    Matcher custom = CUSTOM.matcher(tier);
    Matcher older = OLDER.matcher(tier);
    Matcher plus = PLUS.matcher(tier);
    String count =
        custom.matches()
            ? custom.group(1)
            : older.matches() ? older.group(2) : plus.matches() ? plus.group(3) : "1";
    return Amount.of(count, "virtual CPUs");
  }

  private static String storage(Attributes settings) {
    if (settings.attr("disk_type").is("PD_HDD")) {
      return "hdd";
    }
    boolean plus = settings.attr("edition").is("ENTERPRISE_PLUS");
    String kind = settings.attr("disk_type").is("HYPERDISK_BALANCED") ? "hyperdisk" : "ssd";
    return plus ? PLUS_KIND + kind : kind;
  }

  private static void machine(Resource instance, Components bill, String where, Attr tier) {
    String name = tier.text("");
    Matcher custom = CUSTOM.matcher(name);
    Matcher older = OLDER.matcher(name);
    Matcher plus = PLUS.matcher(name);
    if (plus.matches()) {
      String series = plus.group(1) == null ? plus.group(2) : plus.group(1);
      Amount vcpus = Amount.of(plus.group(3), "virtual CPUs");
      parts(
          instance,
          bill,
          where,
          PLUS_KIND + series + "-",
          vcpus,
          vcpus.times(Amount.of("8", "GiB for each")));
    } else if (custom.matches()) {
      parts(
          instance,
          bill,
          where,
          "",
          Amount.of(custom.group(1), "virtual CPUs"),
          Amount.of(custom.group(2), "MiB").dividedBy(1024));
    } else if (older.matches() && !isWhole(instance, older)) {
      parts(
          instance,
          bill,
          where,
          "",
          Amount.of(older.group(2), "virtual CPUs"),
          Amount.of(older.group(2)).times(Amount.of(memory(older.group(1)), "GiB for each")));
    } else if (older.matches() || SHARED.matcher(name).matches()) {
      bill.hourly("Instance", instance.price(GoogleKeys.SQL, where, name, ON_DEMAND));
    } else {
      bill.hourly("Instance", instance.price(GoogleKeys.SQL, where, tier, ON_DEMAND));
    }
  }

  /// MySQL's standard machines have prices of their own.
  private static boolean isWhole(Resource instance, Matcher older) {
    return "standard".equals(older.group(1))
        && instance.attr("database_version").text("mysql").startsWith("mysql");
  }

  private static String memory(String kind) {
    return switch (kind) {
      case "highmem" -> "6.5";
      case "highcpu" -> "0.9";
      default -> "3.75";
    };
  }

  private static void parts(
      Resource instance, Components bill, String where, String kind, Amount vcpus, Amount memory) {
    bill.hourly(
        "Virtual CPUs", instance.price(GoogleKeys.SQL, where, kind + "vcpu", ON_DEMAND), vcpus);
    bill.add(
        "Memory",
        "GiB-hours",
        instance.price(GoogleKeys.SQL, where, kind + "ram", ON_DEMAND),
        memory.timesHours());
  }

  /// Of SQL Server, for each virtual CPU of four at least.
  private static void licence(Resource instance, Components bill, Attr tier) {
    Matcher custom = CUSTOM.matcher(tier.text(""));
    String version = instance.attr("database_version").text("");
    String edition = version.substring(version.lastIndexOf('_') + 1);
    if (custom.matches() && !edition.equals("express")) {
      bill.hourly(
          "SQL Server licence",
          instance.price(GoogleKeys.SQL_LICENCE, "sql-server-" + edition, ON_DEMAND),
          Amount.of(custom.group(1), "virtual CPUs").max(Amount.of(4)));
    }
  }

  private SqlInstance() {}
}

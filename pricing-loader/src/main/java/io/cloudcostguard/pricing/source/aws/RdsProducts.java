package io.cloudcostguard.pricing.source.aws;

import static io.cloudcostguard.pricing.source.aws.Attribute.DATABASE_EDITION;
import static io.cloudcostguard.pricing.source.aws.Attribute.DATABASE_ENGINE;
import static io.cloudcostguard.pricing.source.aws.Attribute.DEPLOYMENT_OPTION;
import static io.cloudcostguard.pricing.source.aws.Attribute.INSTANCE_TYPE;
import static io.cloudcostguard.pricing.source.aws.Attribute.LICENSE_MODEL;
import static io.cloudcostguard.pricing.source.aws.Attribute.OPERATION;
import static io.cloudcostguard.pricing.source.aws.Attribute.PRODUCT_FAMILY;
import static io.cloudcostguard.pricing.source.aws.Attribute.USAGE_TYPE;

import io.cloudcostguard.pricing.source.aws.Mapping.Keys;
import io.cloudcostguard.pricing.source.aws.Mapping.Reserved;
import io.cloudcostguard.pricing.source.aws.Mapping.Skipped;
import io.cloudcostguard.pricing.source.aws.Mapping.Target;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the products of RDS and Aurora are the price of. Storage is sold for each engine and for
/// `Any`: the price for any engine is that of the engines that have none of their own.
final class RdsProducts {

  private static final List<String> ENGINES =
      List.of("mariadb", "mysql", "oracle", "postgresql", "sqlserver");

  private static final Map<String, String> INSTANCE_ENGINES =
      Map.ofEntries(
          Map.entry("MySQL", "mysql"),
          Map.entry("MariaDB", "mariadb"),
          Map.entry("PostgreSQL", "postgresql"),
          Map.entry("Aurora MySQL", "aurora-mysql"),
          Map.entry("Aurora PostgreSQL", "aurora-postgresql"),
          Map.entry("Oracle Enterprise", "oracle-ee"),
          Map.entry("Oracle Standard", "oracle-se"),
          Map.entry("Oracle Standard One", "oracle-se1"),
          Map.entry("Oracle Standard Two", "oracle-se2"),
          Map.entry("SQL Server Enterprise", "sqlserver-ee"),
          Map.entry("SQL Server Standard", "sqlserver-se"),
          Map.entry("SQL Server Web", "sqlserver-web"),
          Map.entry("SQL Server Express", "sqlserver-ex"));
  private static final Map<String, String> LICENSES =
      Map.of(
          "no license required", "none",
          "bring your own license", "byol",
          "license included", "included");

  private static final String CLASS_FORM = "db\\.[a-z0-9-]+\\.[a-z0-9-]+(\\.[a-z0-9-]+)*";

  /// The operation numbers the engine; these numbers are those of other services with the same
  /// engines and instance types.
  private static final Pattern OTHER_SERVICE = Pattern.compile("CreateDBInstance:0[24]\\d\\d");

  private static final Pattern STORAGE =
      Pattern.compile(
          "RDS:(Multi-AZCluster-|Multi-AZ-|Mirror-)?(?:(GP2|GP3|PIOPS)-Storage(-IO2)?|StorageUsage)");
  private static final Pattern IOPS =
      Pattern.compile("RDS:(Multi-AZCluster-|Multi-AZ-|Mirror-)?(GP3-)?PIOPS(-IO2)?");
  private static final Pattern THROUGHPUT =
      Pattern.compile("RDS:(Multi-AZCluster-|Multi-AZ-|Mirror-)?GP3-Throughput");
  private static final Pattern INSIGHTS = Pattern.compile("(?:[A-Z0-9]+[:-])?PI_LTR:([A-Z0-9]+)");

  /// Null if the usage type says all about `product`, or it is not asked for.
  static @Nullable Mapping of(Product product, String region) {
    String usage = product.usage();
    return switch (product.of(PRODUCT_FAMILY)) {
      case "Database Instance" -> instance(product, usage, region);
      case "Database Storage" -> storage(product, STORAGE.matcher(usage), region);
      case "Provisioned IOPS" -> iops(product, IOPS.matcher(usage), region);
      case "Provisioned Throughput" -> throughput(product, THROUGHPUT.matcher(usage), region);
      case "Storage Snapshot" -> backup(product, usage, region);
      case "Serverless", "ServerlessV2", "System Operation" -> aurora(product, usage, region);
      case "Performance Insights" -> insights(product, region);
      default -> null;
    };
  }

  private static Mapping instance(Product product, String usage, String region) {
    String edition = product.of(DATABASE_EDITION);
    String sold = product.of(DATABASE_ENGINE) + (edition.isEmpty() ? "" : " " + edition);
    String engine = INSTANCE_ENGINES.get(sold);
    String license = LICENSES.get(product.of(LICENSE_MODEL).toLowerCase(Locale.ROOT));
    String deployment = deployment(product, usage);
    String type = product.of(INSTANCE_TYPE);
    if (engine == null || license == null || deployment == null) {
      return new Skipped(
          engine == null
              ? "database engine " + sold
              : license == null ? "licence not given" : "usage type of a database instance");
    }
    if (!type.matches(CLASS_FORM)) {
      return new Skipped("no instance type");
    }
    if (OTHER_SERVICE.matcher(product.of(OPERATION)).matches()) {
      return new Skipped("RDS Custom or RDS on Outposts");
    }
    return new Keys(
        List.of(Target.of(RdsKeys.INSTANCE.in(region, engine, license, deployment, type), "hours")),
        new Reserved(RdsKeys.RESERVED, region, false, List.of(engine, license, deployment, type)));
  }

  private static @Nullable String deployment(Product product, String usage) {
    String kind = usage.contains(":") ? usage.substring(0, usage.indexOf(':')) : usage;
    return switch (kind) {
      case "InstanceUsageIOOptimized" -> "io-optimized";
      case "InstanceUsage", "Multi-AZUsage", "MirrorUsage", "Multi-AZClusterUsage" ->
          switch (product.of(DEPLOYMENT_OPTION)) {
            case "Single-AZ" -> "single-az";
            case "Multi-AZ", "Multi-AZ (SQL Server Mirror)" -> "multi-az";
            case "Multi-AZ (readable standbys)" -> "readable-standbys";
            default -> null;
          };
      default -> null;
    };
  }

  private static @Nullable Mapping storage(Product product, Matcher usage, String region) {
    if (!usage.matches()) {
      return null;
    }
    String kind = usage.group(2) == null ? "" : usage.group(2);
    String type =
        switch (kind) {
          case "GP2" -> "gp2";
          case "GP3" -> "gp3";
          case "PIOPS" -> usage.group(3) == null ? "io1" : "io2";
          default -> "standard";
        };
    return perEngine(product, usage.group(1), region, RdsKeys.STORAGE, type, "GB");
  }

  private static @Nullable Mapping iops(Product product, Matcher usage, String region) {
    if (!usage.matches()) {
      return null;
    }
    String type = usage.group(2) != null ? "gp3" : usage.group(3) == null ? "io1" : "io2";
    return perEngine(product, usage.group(1), region, RdsKeys.IOPS, type, "IOPS");
  }

  private static @Nullable Mapping throughput(Product product, Matcher usage, String region) {
    return usage.matches()
        ? perEngine(product, usage.group(1), region, RdsKeys.THROUGHPUT, "gp3", "MBps")
        : null;
  }

  private static Mapping perEngine(
      Product product,
      @Nullable String zones,
      String region,
      RdsKeys form,
      String type,
      String unit) {
    String deployment =
        zones == null
            ? "single-az"
            : zones.equals("Multi-AZCluster-") ? "readable-standbys" : "multi-az";
    List<String> any =
        switch (zones) {
          case null -> ENGINES;
          case "Mirror-" -> List.of("sqlserver");
          case "Multi-AZCluster-" -> List.of("mysql", "postgresql");
          default -> List.of("mariadb", "mysql", "oracle", "postgresql");
        };
    return engines(product, engine -> form.in(region, engine, type, deployment), any, unit);
  }

  /// The targets of the engine that the product names, or of all of `any`.
  private static Mapping engines(
      Product product, Function<String, PriceKey> key, List<String> any, String unit) {
    String engine = product.of(DATABASE_ENGINE);
    if (engine.isEmpty() || engine.equals("Any")) {
      return new Keys(
          any.stream().map(name -> new Target(key.apply(name), unit, null, true, false)).toList(),
          null);
    }
    String name = Attribute.bare(engine);
    return ENGINES.contains(name)
        ? Keys.of(Target.of(key.apply(name), unit))
        : new Skipped("database engine " + engine);
  }

  private static @Nullable Mapping backup(Product product, String usage, String region) {
    return switch (usage) {
      case "RDS:ChargedBackupUsage" ->
          engines(product, engine -> RdsKeys.BACKUP.in(region, engine), ENGINES, "GB");
      case "Aurora:BackupUsage" ->
          auroraEngine(product, engine -> RdsKeys.BACKUP.in(region, engine), "GB");
      default -> null;
    };
  }

  private static @Nullable Mapping aurora(Product product, String usage, String region) {
    return switch (usage) {
      case "Aurora:ServerlessUsage" ->
          auroraEngine(product, engine -> RdsKeys.SERVERLESS.in(region, engine), "ACU-hours");
      case "Aurora:ServerlessV2Usage" ->
          auroraEngine(
              product, engine -> RdsKeys.SERVERLESS_V2.in(region, engine, "standard"), "ACU-hours");
      case "Aurora:ServerlessV2IOOptimizedUsage" ->
          auroraEngine(
              product,
              engine -> RdsKeys.SERVERLESS_V2.in(region, engine, "io-optimized"),
              "ACU-hours");
      case "Aurora:SnapshotExportToS3" ->
          auroraEngine(product, engine -> RdsKeys.SNAPSHOT_EXPORT.in(region, engine), "GB");
      default -> null;
    };
  }

  private static Mapping auroraEngine(
      Product product, Function<String, PriceKey> key, String unit) {
    String engine = INSTANCE_ENGINES.get(product.of(DATABASE_ENGINE));
    return engine != null && engine.startsWith("aurora-")
        ? Keys.of(Target.of(key.apply(engine), unit))
        : new Skipped("database engine " + product.of(DATABASE_ENGINE));
  }

  private static @Nullable Mapping insights(Product product, String region) {
    Matcher usage = INSIGHTS.matcher(product.of(USAGE_TYPE));
    return usage.matches()
        ? Keys.of(Target.of(RdsKeys.INSIGHTS_RETENTION.in(region, usage.group(1)), "vCPU-months"))
        : null;
  }

  private RdsProducts() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.aws.MachineShapes.Shape;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The versions of engines from which on managed services run them on Graviton. Of what is not in
/// here, nothing is known.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html">Amazon
///   RDS, DB engines of DB instance classes</a>
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheNode.html">ElastiCache,
///   node types</a>
/// @see <a
///   href="https://docs.aws.amazon.com/msk/latest/developerguide/broker-instance-types.html">Amazon
///   MSK, broker sizes</a>
final class GravitonVersions {

  /// From this generation on, the second version counts.
  private static final int THIRD_GRAVITON = 7;

  /// `5.7.mysql_aurora.2.11.3`: of Aurora MySQL the version of Aurora counts.
  private static final Pattern NUMBERS =
      Pattern.compile("(?:.{0,100}(?:mysql_aurora\\.|_))?(\\d{1,9}(?:\\.\\d{1,9}){0,3})");

  /// The oldest versions, of each major version that has one of its own, the first one first.
  ///
  /// @param second on Graviton2
  /// @param third on what came after it
  private record Oldest(List<String> second, List<String> third) {

    Oldest(String second, String third) {
      this(List.of(second), List.of(third));
    }
  }

  private static final Map<String, Oldest> OLDEST =
      Map.ofEntries(
          Map.entry("mysql", new Oldest("8.0.17", "8.0.28")),
          Map.entry("mariadb", new Oldest("10.4.13", "10.4.26")),
          Map.entry("postgres", new Oldest(List.of("12.7"), List.of("13.4", "14.5"))),
          Map.entry("aurora", new Oldest("9", "9")),
          Map.entry("aurora-mysql", new Oldest(List.of("2.9.2"), List.of("2.11.1", "3.3.1"))),
          Map.entry(
              "aurora-postgresql", new Oldest(List.of("11.9", "12.4"), List.of("13.10", "14.7"))),
          Map.entry("redis", new Oldest("5.0.6", "5.0.6")),
          Map.entry("memcached", new Oldest("1.5.16", "1.5.16")),
          Map.entry("elasticsearch", new Oldest("7.9", "7.9")),
          Map.entry("kafka", new Oldest(List.of("2.8.2", "3.3.2"), List.of("2.8.2", "3.3.2"))),
          Map.entry("docdb", new Oldest("4.0.0", "5.0.0")));

  /// Whether it is known that the engine of `resource` does not run on `machine`. A version that
  /// the plan does not say is the newest one, and so is the part of it that is not said.
  static boolean exclude(Resource resource, Shape machine) {
    Resource cluster = cluster(resource);
    Attr said = own(resource, cluster, "engine_version");
    String engine = own(resource, cluster, "engine").text(engineOf(resource.type(), said));
    String version = engine.equals("kafka") ? resource.attr("kafka_version").text() : said.text();
    Oldest oldest = OLDEST.get(engine);
    if (oldest == null) {
      return false;
    }
    if (engine.equals("aurora")) {
      return true;
    }
    return version != null
        && isBefore(version, machine.generation() < THIRD_GRAVITON ? oldest.second : oldest.third);
  }

  /// The engine of resources that do not say it.
  private static String engineOf(String type, Attr version) {
    return switch (type) {
      case "aws_docdb_cluster_instance" -> "docdb";
      case "aws_msk_cluster" -> "kafka";
      case "aws_opensearch_domain" ->
          version.text("").startsWith("elasticsearch") ? "elasticsearch" : "opensearch";
      default -> "";
    };
  }

  /// The cluster that an instance is of, which says its engine; null where there is none in the
  /// plan.
  private static @Nullable Resource cluster(Resource resource) {
    return switch (resource.type()) {
      case "aws_rds_cluster_instance" ->
          resource.reference("cluster_identifier", "aws_rds_cluster", "cluster_identifier", "id");
      case "aws_docdb_cluster_instance" ->
          resource.reference("cluster_identifier", "aws_docdb_cluster", "cluster_identifier", "id");
      default -> null;
    };
  }

  private static Attr own(Resource resource, @Nullable Resource cluster, String name) {
    Attr own = resource.attr(name);
    return cluster == null || own.text() != null ? own : cluster.attr(name);
  }

  /// Whether a version is before the oldest one of its major version, else before the first of all.
  static boolean isBefore(String version, List<String> oldest) {
    String plain = plain(version);
    return plain != null
        && isBefore(
            plain,
            oldest.stream()
                .filter(one -> major(one).equals(major(plain)))
                .findFirst()
                .orElse(oldest.getFirst()));
  }

  private static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  /// Whether one version is before another one, as far as it is said.
  static boolean isBefore(String version, String other) {
    String plain = plain(version);
    if (plain == null) {
      return false;
    }
    String[] ones = plain.split("\\.");
    String[] others = other.split("\\.");
    for (int i = 0; i < Math.min(ones.length, others.length); i++) {
      int order = Integer.compare(Integer.parseInt(ones[i]), Integer.parseInt(others[i]));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static @Nullable String plain(String version) {
    // The bare major version of Aurora MySQL is that of MySQL.
    Matcher numbers = NUMBERS.matcher(version);
    return numbers.matches() ? numbers.group(1) : null;
  }

  private GravitonVersions() {}
}

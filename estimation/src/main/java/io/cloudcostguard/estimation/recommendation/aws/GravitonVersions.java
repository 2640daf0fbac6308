package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.aws.MachineShapes.Shape;
import io.cloudcostguard.estimation.resource.Resource;
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
final class GravitonVersions {

  /// From this generation on, the second version counts.
  private static final int THIRD_GRAVITON = 7;

  /// `5.7.mysql_aurora.2.11.3`: of Aurora MySQL the version of Aurora counts.
  private static final Pattern NUMBERS =
      Pattern.compile("(?:.{0,100}(?:mysql_aurora\\.|_))?(\\d{1,9}(?:\\.\\d{1,9}){0,3})");

  /// @param second the oldest version on Graviton2
  /// @param third the oldest version on what came after it
  private record Oldest(String second, String third) {}

  private static final Map<String, Oldest> OLDEST =
      Map.of(
          "mysql", new Oldest("8.0.17", "8.0.28"),
          "mariadb", new Oldest("10.4.13", "10.4.26"),
          "postgres", new Oldest("12.3", "13.4"),
          "aurora", new Oldest("9", "9"),
          "aurora-mysql", new Oldest("2.9.2", "2.11.1"),
          "aurora-postgresql", new Oldest("11.9", "13.10"),
          "redis", new Oldest("5.0.6", "5.0.6"),
          "memcached", new Oldest("1.5.16", "1.5.16"),
          "docdb", new Oldest("4.0.0", "5.0.0"));

  /// Whether it is known that the engine of `resource` does not run on `machine`. A version that
  /// the plan does not say is the newest one, and so is the part of it that is not said.
  static boolean exclude(Resource resource, Shape machine) {
    String engine = resource.attr("engine").text(engineOf(resource.type()));
    String version = resource.attr("engine_version").text();
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

  private static String engineOf(String type) {
    return type.equals("aws_docdb_cluster_instance") ? "docdb" : "";
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

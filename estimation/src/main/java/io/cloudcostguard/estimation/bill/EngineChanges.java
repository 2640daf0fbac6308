package io.cloudcostguard.estimation.bill;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Says in which ways a version of the rules estimates otherwise than the one before. CHANGELOG.md
/// has the details, under "Estimates" of the release that brought the version.
public final class EngineChanges {

  private static final NavigableMap<Integer, String> CHANGES =
      new TreeMap<>(
          Map.of(
              3,
              "the dominant direction of accelerators, what volumes include by their size, the first"
                  + " day of backups",
              4,
              "Google's prices by named forms; licences on images, read replicas, Enterprise Plus",
              5,
              "references that a plan does not list, carried values",
              6,
              "extended support by date, public addresses, capacity strategies, more types of AWS",
              7,
              "Kinesis retention by shards and hours, addresses of Cloud SQL, stopped machines,"
                  + " allowances once",
              8,
              "shared charges, addresses of managed services, autoscaling, newer services"));

  /// What the versions after `engine` changed, up to this one, the oldest first.
  ///
  /// @param engine an [Estimator#ENGINE_VERSION]
  /// @return sentences' parts; empty for this version, and for one that is not known here
  public static List<String> since(String engine) {
    int version;
    try {
      version = Integer.parseInt(engine);
    } catch (NumberFormatException _) {
      return List.of();
    }
    return CHANGES.tailMap(version, false).entrySet().stream()
        .map(change -> change.getKey() + ": " + change.getValue())
        .toList();
  }

  private EngineChanges() {}
}

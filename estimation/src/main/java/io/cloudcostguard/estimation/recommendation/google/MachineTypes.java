package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where resources that launch machines say which type.
final class MachineTypes {

  static final String[] LAUNCHERS = {
    "google_compute_instance",
    "google_compute_instance_template",
    "google_compute_region_instance_template",
    "google_container_node_pool"
  };

  private static final String NODES = "google_container_node_pool";

  /// Series that take no persistent disks.
  private static final Set<String> HYPERDISK_ONLY = Set.of("c4", "c4a", "c4d", "n4", "n4a", "n4d");

  /// Series that take Hyperdisk Balanced besides, and no standard persistent disks.
  private static final Set<String> EITHER = Set.of("a3", "c3", "c3d", "h3", "m3");

  private static final String[] DISKS = {
    "boot_disk.initialize_params.type", "node_config.disk_type"
  };

  private static final String[] IMAGES = {
    "boot_disk.initialize_params.image", "disk.source_image", "node_config.image_type"
  };

  static String path(Resource launcher) {
    return launcher.type().equals(NODES) ? "node_config.machine_type" : "machine_type";
  }

  /// The path of a part of a node's or a machine's configuration.
  static String path(Resource launcher, String nodes, String machines) {
    return launcher.type().equals(NODES) ? nodes : machines;
  }

  /// Whether machines of a series are known to take a disk of a type, e.g. `pd-standard`; empty
  /// where the disk has the type that the series has.
  ///
  /// @see <a href="https://cloud.google.com/compute/docs/disks">Compute Engine, storage options</a>
  static boolean takes(String series, String disk) {
    return switch (disk) {
      case "" -> true;
      case "pd-standard" -> !HYPERDISK_ONLY.contains(series) && !EITHER.contains(series);
      case "pd-balanced", "pd-ssd" -> !HYPERDISK_ONLY.contains(series);
      case "hyperdisk-balanced" -> HYPERDISK_ONLY.contains(series) || EITHER.contains(series);
      default -> false;
    };
  }

  /// Whether machines of a series can have the disks that the launcher names. A disk without a type
  /// is of the kind that the series has.
  private static boolean takesDisks(Resource launcher, String series) {
    return Stream.concat(
            Stream.of(DISKS).map(launcher::attr),
            launcher.blocks("disk").stream().map(disk -> disk.attr("disk_type")))
        .allMatch(type -> takes(series, type.lastSegment().text("")));
  }

  /// The series of the machines that are launched; empty where their type is not known.
  static String series(Resource launcher) {
    String type = launcher.attr(path(launcher)).lastSegment().text("");
    int dash = type.indexOf('-');
    return dash < 0 ? "" : type.substring(0, dash);
  }

  /// Whether the image is one of Windows, which no Arm processor runs here.
  static boolean isWindows(Resource launcher) {
    for (String path : IMAGES) {
      if (launcher.attr(path).text("").contains("windows")) {
        return true;
      }
    }
    return false;
  }

  /// Whether it has what machines of other series may not have: accelerators, local disks, a
  /// certain processor, encrypted memory, machines within.
  private static boolean isBound(Resource launcher) {
    String prefix = launcher.type().equals(NODES) ? "node_config." : "";
    return !launcher.blocks(prefix + "guest_accelerator").isEmpty()
        || launcher.attr(prefix + "min_cpu_platform").isSet()
        || launcher.attr("confidential_instance_config.enable_confidential_compute").isTrue()
        || launcher.attr("confidential_instance_config.confidential_instance_type").isSet()
        || launcher.attr("node_config.confidential_nodes.enabled").isTrue()
        || launcher.attr(prefix + "advanced_machine_features.enable_nested_virtualization").isTrue()
        || !launcher.blocks("scratch_disk").isEmpty()
        || launcher.attr(prefix + "local_ssd_count").text("0").compareTo("0") > 0
        || !launcher.blocks(prefix + "ephemeral_storage_local_ssd_config").isEmpty()
        || !launcher.blocks(prefix + "local_nvme_ssd_block_config").isEmpty();
  }

  /// Suggests the cheapest type of some series that can do the same.
  ///
  /// @param conditions facts that it rests on
  static void suggest(
      Resource launcher,
      Scene scene,
      Set<String> from,
      Set<String> to,
      String because,
      String... conditions) {
    GoogleShapes.Shape now = GoogleShapes.find(launcher.attr(path(launcher)).text());
    if (now == null || !from.contains(now.series()) || isBound(launcher)) {
      return;
    }
    List<String> types =
        GoogleShapes.instead(
            now,
            to.stream()
                .filter(series -> takesDisks(launcher, series))
                .collect(Collectors.toUnmodifiableSet()));
    if (!types.isEmpty()) {
      Suggestion suggestion = scene.suggest(launcher, now.name() + " " + because);
      for (String condition : conditions) {
        suggestion.provided(condition);
      }
      if (types.stream().anyMatch(type -> HYPERDISK_ONLY.contains(type.split("-", 2)[0]))) {
        suggestion.provided("its disks are of kinds that the new series can have, e.g. Hyperdisk");
      }
      suggestion.provided("its zones have machines of the series");
      suggestion.setCheapest(path(launcher), types);
    }
  }

  private MachineTypes() {}
}

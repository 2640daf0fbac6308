package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.List;
import java.util.Set;

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
  private static final Set<String> HYPERDISK_ONLY = Set.of("c4a");

  static String path(Resource launcher) {
    return launcher.type().equals(NODES) ? "node_config.machine_type" : "machine_type";
  }

  /// The path of a part of a node's or a machine's configuration.
  static String path(Resource launcher, String nodes, String machines) {
    return launcher.type().equals(NODES) ? nodes : machines;
  }

  /// Whether it has what machines of other series may not have: accelerators, local disks.
  private static boolean isBound(Resource launcher) {
    String prefix = launcher.type().equals(NODES) ? "node_config." : "";
    return !launcher.blocks(prefix + "guest_accelerator").isEmpty()
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
    List<String> types = GoogleShapes.instead(now, to);
    if (!types.isEmpty()) {
      Suggestion suggestion = scene.suggest(launcher, now.name() + " " + because);
      for (String condition : conditions) {
        suggestion.provided(condition);
      }
      if (to.stream().anyMatch(HYPERDISK_ONLY::contains)) {
        suggestion.provided("its disks are of kinds that the new series can have, e.g. Hyperdisk");
      }
      suggestion.setCheapest(path(launcher), types);
    }
  }

  private MachineTypes() {}
}

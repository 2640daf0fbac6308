package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps data that is not in production on standard persistent disks.
final class StandardDisks {

  static final Rule RULE =
      Rule.of("google-disk-standard", "standard disks outside of production")
          .on("google_compute_disk", "google_compute_instance", "google_container_node_pool")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when("https://cloud.google.com/compute/docs/disks", StandardDisks::look);

  private static void look(Resource resource, Scene scene) {
    String path =
        switch (resource.type()) {
          case "google_compute_disk" -> "type";
          case "google_compute_instance" -> "boot_disk.initialize_params.type";
          default -> "node_config.disk_type";
        };
    String fact = scene.notProduction(resource);
    boolean alone = resource.type().equals("google_compute_disk");
    if (fact != null
        && resource.attr(path).lastSegment().is("pd-balanced")
        && (alone || MachineTypes.takes(MachineTypes.series(resource), "pd-standard"))) {
      Suggestion suggestion = scene.suggest(resource, "its disk is pd-balanced").provided(fact);
      if (alone) {
        suggestion.provided("no machine that has it is of a series without them, e.g. C3");
      }
      suggestion.set(path, "pd-standard");
    }
  }

  private StandardDisks() {}
}

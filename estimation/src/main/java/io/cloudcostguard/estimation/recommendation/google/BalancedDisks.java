package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps data on balanced in place of SSD persistent disks.
final class BalancedDisks {

  static final Rule RULE =
      Rule.of("google-disk-balanced", "balanced in place of SSD disks")
          .on("google_compute_disk", "google_compute_instance", "google_container_node_pool")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when("https://cloud.google.com/compute/docs/disks", BalancedDisks::look);

  private static void look(Resource resource, Scene scene) {
    String path =
        switch (resource.type()) {
          case "google_compute_disk" -> "type";
          case "google_compute_instance" -> "boot_disk.initialize_params.type";
          default -> "node_config.disk_type";
        };

    if (resource.attr(path).lastSegment().is("pd-ssd")) {
      scene
          .suggest(resource, "its disk is pd-ssd")
          .provided("half the IOPS for a GiB are enough")
          .set(path, "pd-balanced");
    }
  }

  private BalancedDisks() {}
}

package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that an image without a licence saves.
final class LicencedImage {

  static final Rule RULE =
      Rule.of("google-vm-licence", "an image without a licence")
          .on("google_compute_instance")
          .with(Effort.HIGH, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://cloud.google.com/compute/disks-image-pricing",
              (resource, scene) -> {
                if (resource.attr("boot_disk.initialize_params.image").text("").contains("windows")
                    || resource.attr("boot_disk.initialize_params.image").text("").contains("rhel")
                    || resource
                        .attr("boot_disk.initialize_params.image")
                        .text("")
                        .contains("sles")) {
                  scene
                      .suggest(resource, "the image has a licence that is charged by the hour")
                      .atMost()
                      .set("boot_disk.initialize_params.image", "debian-cloud/debian-12");
                }
              });

  private LicencedImage() {}
}

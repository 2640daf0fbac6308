package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that running in office hours saves for machines that are not in production.
final class MachineOfficeHours {

  static final Rule RULE =
      Rule.of("google-vm-office-hours", "stopped outside of office hours")
          .on("google_compute_instance")
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/compute/docs/instances/schedule-instance-start-stop",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null) {
                  scene
                      .suggest(resource, "it runs all month; ten hours on 22 days are 220")
                      .provided(fact)
                      .atMost()
                      .expect("monthly_hrs", 220);
                }
              });

  private MachineOfficeHours() {}
}

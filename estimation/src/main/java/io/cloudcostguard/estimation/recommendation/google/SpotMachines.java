package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs machines that are not in production on spot capacity.
final class SpotMachines {

  static final Rule RULE =
      Rule.of("google-vm-spot", "spot machines outside of production")
          .on(MachineTypes.LAUNCHERS)
          .with(Effort.LOW, Risk.HIGH, Reversal.REPLACEMENT)
          .when("https://cloud.google.com/compute/docs/instances/spot", SpotMachines::look);

  private static void look(Resource resource, Scene scene) {
    String fact = scene.notProduction(resource);
    String path = MachineTypes.path(resource, "node_config.spot", "scheduling.provisioning_model");
    if (fact != null && !resource.attr(path).is("true", "SPOT")) {
      Suggestion suggestion =
          scene
              .suggest(resource, "it runs on demand")
              .provided(fact)
              .provided("it may be stopped at any time");
      if (path.endsWith("spot")) {
        suggestion.set(path, true);
      } else {
        // A machine that may be stopped neither restarts nor moves, and all of it has to be said.
        suggestion
            .set(path, "SPOT")
            .set("scheduling.preemptible", true)
            .set("scheduling.automatic_restart", false)
            .set("scheduling.on_host_maintenance", "TERMINATE");
      }
    }
  }

  private SpotMachines() {}
}

package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.Set;

/// Runs machines with Arm processors.
final class ArmMachines {

  static final Rule RULE =
      Rule.of("google-vm-arm", "Arm processors")
          .on(MachineTypes.LAUNCHERS)
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/compute/docs/general-purpose-machines",
              (resource, scene) -> {
                if (!MachineTypes.isWindows(resource)) {
                  MachineTypes.suggest(
                      resource,
                      scene,
                      Set.of("n1", "n2", "n2d", "c2", "c3", "c3d", "e2"),
                      Set.of("t2a", "c4a"),
                      "has an x86 processor",
                      "there is an Arm image of what runs on it");
                }
              });

  private ArmMachines() {}
}

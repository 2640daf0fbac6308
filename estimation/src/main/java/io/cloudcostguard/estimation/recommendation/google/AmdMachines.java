package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.Set;

/// Runs machines with AMD processors in place of Intel ones.
final class AmdMachines {

  static final Rule RULE =
      Rule.of("google-vm-amd", "AMD in place of Intel processors")
          .on(MachineTypes.LAUNCHERS)
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/compute/docs/general-purpose-machines",
              (resource, scene) ->
                  MachineTypes.suggest(
                      resource,
                      scene,
                      Set.of("n1", "n2", "c2", "c3"),
                      Set.of("n2d", "c3d", "t2d"),
                      "has an Intel processor; the same programs run on AMD ones"));

  private AmdMachines() {}
}

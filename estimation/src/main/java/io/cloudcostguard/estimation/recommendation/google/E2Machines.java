package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.Set;

/// Runs machines of the E2 series, on whichever processor is there.
final class E2Machines {

  static final Rule RULE =
      Rule.of("google-vm-e2", "E2 machines")
          .on(MachineTypes.LAUNCHERS)
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/compute/docs/general-purpose-machines",
              (resource, scene) ->
                  MachineTypes.suggest(
                      resource,
                      scene,
                      Set.of("n1", "n2", "n2d", "n4"),
                      Set.of("e2"),
                      "promises a processor family; E2 does not",
                      "it needs neither a certain processor nor steady peak performance"));

  private E2Machines() {}
}

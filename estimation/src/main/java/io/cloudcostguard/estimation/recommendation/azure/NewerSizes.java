package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs machines of a newer version of the size, where they are cheaper.
final class NewerSizes {

  static final Rule RULE =
      Rule.of("azure-vm-newer", "a newer version of the machine size")
          .on(AzureSizes.LAUNCHERS)
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/sizes/overview",
              NewerSizes::look);

  private static void look(Resource launcher, Scene scene) {
    AzureSizes now = AzureSizes.of(launcher);
    if (now != null && !now.isAmd() && !now.isArm()) {
      now.suggest(
          launcher, scene.suggest(launcher, "its size has newer versions"), "", now.version() + 1);
    }
  }

  private NewerSizes() {}
}

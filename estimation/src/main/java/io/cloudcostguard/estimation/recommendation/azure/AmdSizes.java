package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs machines with AMD processors in place of Intel ones.
final class AmdSizes {

  static final Rule RULE =
      Rule.of("azure-vm-amd", "AMD in place of Intel processors")
          .on(AzureSizes.LAUNCHERS)
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/sizes/overview", AmdSizes::look);

  private static void look(Resource launcher, Scene scene) {
    AzureSizes now = AzureSizes.of(launcher);
    if (now != null && !now.isAmd() && !now.isArm()) {
      now.suggest(
          launcher,
          scene.suggest(launcher, "it has an Intel processor; the same programs run on AMD ones"),
          "a",
          now.version());
    }
  }

  private AmdSizes() {}
}

package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs Linux machines with Arm processors.
final class ArmSizes {

  static final Rule RULE =
      Rule.of("azure-vm-arm", "Arm processors")
          .on(AzureSizes.LAUNCHERS)
          .with(Effort.HIGH, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/sizes/overview", ArmSizes::look);

  private static void look(Resource launcher, Scene scene) {
    AzureSizes now = AzureSizes.of(launcher);
    if (now != null && !now.isArm() && !AzureSizes.isWindows(launcher)) {
      now.suggest(
          launcher,
          scene
              .suggest(launcher, "it has an x86 processor")
              .provided("there is an Arm image of what runs on it"),
          "p",
          now.version());
    }
  }

  private ArmSizes() {}
}

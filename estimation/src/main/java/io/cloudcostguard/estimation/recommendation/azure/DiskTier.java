package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.util.List;

/// Asks for no more than the tier below, where a disk is just above it.
final class DiskTier {

  static final Rule RULE =
      Rule.of("azure-disk-tier", "the size of the tier below")
          .on("azurerm_managed_disk")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when("https://learn.microsoft.com/azure/virtual-machines/disks-types", DiskTier::look);

  /// Disks are charged as the next of these sizes.
  private static final List<Integer> TIERS =
      List.of(32, 64, 128, 256, 512, 1_024, 2_048, 4_096, 8_192, 16_384);

  /// How much of a disk may be left out, as one part in so many.
  private static final int PART = 10;

  private static void look(Resource disk, Scene scene) {
    boolean isNew = disk.planned().before() == null;
    if (!isNew
        || disk.attr("storage_account_type").is("UltraSSD_LRS", "PremiumV2_LRS")
        || !(disk.attr("disk_size_gb").amount() instanceof Amount.Known(var size, _))) {
      return;
    }
    for (int tier : TIERS) {
      BigDecimal over = size.subtract(BigDecimal.valueOf(tier));
      if (over.signum() > 0 && over.multiply(BigDecimal.valueOf(PART)).compareTo(size) <= 0) {
        scene
            .suggest(
                disk,
                "%s GiB are charged as the tier above %d GiB".formatted(size.toPlainString(), tier))
            .provided("%d GiB are enough".formatted(tier))
            .turnsAt("monthly_disk_operations", "disk operations a month")
            .set("disk_size_gb", tier);
      }
    }
  }

  private DiskTier() {}
}

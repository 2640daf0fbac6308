package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps disks that are not in production in one zone.
final class DiskInOneZone {

  static final Rule RULE =
      Rule.of("azure-disk-lrs", "disks in one zone outside of production")
          .on("azurerm_managed_disk")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/disks-redundancy",
              (disk, scene) -> {
                String fact = scene.notProduction(disk);
                String type = disk.attr("storage_account_type").text();
                if (fact != null && type != null && type.endsWith("_ZRS")) {
                  scene
                      .suggest(disk, "its copies are in three zones")
                      .provided(fact)
                      .provided("what has it is in one zone, the disk's own")
                      .turnsAt("monthly_disk_operations", "disk operations a month")
                      .set("storage_account_type", type.replace("_ZRS", "_LRS"));
                }
              });

  private DiskInOneZone() {}
}

package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps data that is not in production on standard SSDs.
final class StandardSsd {

  static final Rule RULE =
      Rule.of("azure-disk-standard-ssd", "standard in place of premium SSDs outside of production")
          .on(
              "azurerm_managed_disk",
              "azurerm_linux_virtual_machine",
              "azurerm_windows_virtual_machine")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/disks-types", StandardSsd::look);

  private static void look(Resource resource, Scene scene) {
    boolean disk = resource.type().equals("azurerm_managed_disk");
    String path = disk ? "storage_account_type" : "os_disk.storage_account_type";
    String fact = scene.notProduction(resource);
    if (fact != null && resource.attr(path).is("Premium_LRS")) {
      Suggestion suggestion =
          scene
              .suggest(resource, "its disk is a premium SSD")
              .provided(fact)
              .turnsAt(
                  disk ? "monthly_disk_operations" : "os_disk.monthly_disk_operations",
                  "disk operations a month")
              .set(path, "StandardSSD_LRS");
      if (!disk) {
        suggestion.provided("the machine is made again: the disk of its system keeps its kind");
      }
      // Only premium disks have these.
      if (resource.configured("tier").isSet()) {
        suggestion.set("tier", null);
      }
      if (resource.attr("on_demand_bursting_enabled").isTrue()) {
        suggestion.set("on_demand_bursting_enabled", null);
      }
    }
  }

  private StandardSsd() {}
}

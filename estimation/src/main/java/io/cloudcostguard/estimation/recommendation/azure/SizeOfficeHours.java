package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that running in office hours saves for machines that are not in production.
final class SizeOfficeHours {

  static final Rule RULE =
      Rule.of("azure-vm-office-hours", "stopped outside of office hours")
          .on("azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine")
          .with(Effort.MEDIUM, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/azure-functions/start-stop-vms/overview",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null) {
                  scene
                      .suggest(resource, "it runs all month; ten hours on 22 days are 220")
                      .provided(fact)
                      .atMost()
                      .expect("monthly_hrs", 220);
                }
              });

  private SizeOfficeHours() {}
}

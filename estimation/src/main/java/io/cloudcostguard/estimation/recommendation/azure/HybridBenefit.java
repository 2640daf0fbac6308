package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that licences of Windows Server that are owned save.
final class HybridBenefit {

  static final Rule RULE =
      Rule.of("azure-vm-hybrid-benefit", "own licences of Windows Server")
          .on("azurerm_windows_virtual_machine", "azurerm_windows_virtual_machine_scale_set")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/windows/hybrid-use-benefit-licensing",
              (resource, scene) -> {
                if (resource.attr("license_type").or("None").is("None")) {
                  scene
                      .suggest(resource, "the price includes a licence of Windows")
                      .provided("enough licences with Software Assurance are owned")
                      .atMost()
                      .set("license_type", "Windows_Server");
                }
              });

  private HybridBenefit() {}
}

package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs machines that are not in production on spot capacity.
final class SpotSizes {

  static final Rule RULE =
      Rule.of("azure-vm-spot", "spot machines outside of production")
          .on(
              "azurerm_linux_virtual_machine",
              "azurerm_windows_virtual_machine",
              "azurerm_linux_virtual_machine_scale_set",
              "azurerm_windows_virtual_machine_scale_set",
              "azurerm_kubernetes_cluster_node_pool")
          .with(Effort.LOW, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://learn.microsoft.com/azure/virtual-machines/spot-vms",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null
                    && !resource.attr("priority").is("Spot")
                    && !resource.attr("mode").is("System")) {
                  scene
                      .suggest(resource, "it runs on demand")
                      .provided(fact)
                      .provided("it may be stopped at any time")
                      .set("priority", "Spot")
                      .set(
                          "eviction_policy",
                          resource.type().endsWith("node_pool") ? "Delete" : "Deallocate");
                }
              });

  private SpotSizes() {}
}

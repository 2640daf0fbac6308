package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs clusters that are not in production without a promise of uptime.
final class FreeCluster {

  static final Rule RULE =
      Rule.of("azure-aks-free", "the free tier of AKS outside of production")
          .on("azurerm_kubernetes_cluster")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/aks/free-standard-pricing-tiers",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("sku_tier").is("Standard", "Paid")) {
                  scene
                      .suggest(resource, "its tier promises uptime")
                      .provided(fact)
                      .set("sku_tier", "Free");
                }
              });

  private FreeCluster() {}
}

package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Moves service plans from the second to the third version.
final class AppPlanV3 {

  static final Rule RULE =
      Rule.of("azure-app-v3", "the third version of premium service plans")
          .on("azurerm_service_plan")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/app-service/app-service-configure-premium-v3-tier",
              (plan, scene) -> {
                List<String> instead =
                    switch (plan.attr("sku_name").text("")) {
                      case "p1v2" -> List.of("P0v3", "P0v4");
                      case "p2v2" -> List.of("P1v3", "P1v4");
                      case "p3v2" -> List.of("P2v3", "P2v4");
                      default -> List.of();
                    };
                if (!instead.isEmpty()) {
                  scene
                      .suggest(
                          plan, "a size of the third version has as many cores and more memory")
                      .provided("the version is offered where its apps run")
                      .setCheapest("sku_name", instead);
                }
              });

  private AppPlanV3() {}
}

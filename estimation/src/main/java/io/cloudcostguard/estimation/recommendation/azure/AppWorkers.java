package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Runs service plans that are not in production with one worker.
final class AppWorkers {

  static final Rule RULE =
      Rule.of("azure-app-one-worker", "one worker outside of production")
          .on("azurerm_service_plan")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/app-service/manage-scale-up",
              (plan, scene) -> {
                String fact = scene.notProduction(plan);
                if (fact != null
                    && plan.attr("worker_count").amount() instanceof Amount.Known(var count, _)
                    && count.compareTo(BigDecimal.ONE) > 0) {
                  Suggestion suggestion =
                      scene
                          .suggest(plan, "it has %s workers".formatted(count.toPlainString()))
                          .provided(fact)
                          .set("worker_count", 1);
                  if (plan.attr("zone_balancing_enabled").isTrue()) {
                    suggestion.set("zone_balancing_enabled", false);
                  }
                }
              });

  private AppWorkers() {}
}

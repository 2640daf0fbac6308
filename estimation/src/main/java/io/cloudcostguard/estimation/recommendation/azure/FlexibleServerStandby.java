package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs flexible servers that are not in production without a standby.
final class FlexibleServerStandby {

  static final Rule RULE =
      Rule.of("azure-database-standby", "no standby of a flexible server outside of production")
          .on("azurerm_postgresql_flexible_server", "azurerm_mysql_flexible_server")
          .with(Effort.LOW, Risk.HIGH, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-high-availability",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("high_availability.mode").isSet()) {
                  scene
                      .suggest(resource, "it has a standby")
                      .provided(fact)
                      .set("high_availability", null);
                }
              });

  private FlexibleServerStandby() {}
}

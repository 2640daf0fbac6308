package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs databases that are not in production in one zone.
final class SqlZones {

  static final Rule RULE =
      Rule.of("azure-sql-one-zone", "one zone for a database outside of production")
          .on("azurerm_mssql_database", "azurerm_mssql_elasticpool")
          .with(Effort.LOW, Risk.HIGH, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/azure-sql/database/high-availability-sla",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("zone_redundant").isTrue()) {
                  scene
                      .suggest(resource, "its copies are in several zones")
                      .provided(fact)
                      .set("zone_redundant", false);
                }
              });

  private SqlZones() {}
}

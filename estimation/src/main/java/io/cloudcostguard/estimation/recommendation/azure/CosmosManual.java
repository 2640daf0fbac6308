package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.util.Map;

/// Says from which use on manual throughput costs less than autoscale.
final class CosmosManual {

  static final Rule RULE =
      Rule.of("azure-cosmos-manual", "manual throughput, where use is high")
          .on(
              "azurerm_cosmosdb_sql_container",
              "azurerm_cosmosdb_sql_database",
              "azurerm_cosmosdb_mongo_collection",
              "azurerm_cosmosdb_mongo_database")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/cosmos-db/how-to-choose-offer",
              CosmosManual::look);

  private static void look(Resource container, Scene scene) {
    Attr most = container.attr("autoscale_settings.max_throughput");
    if (most.amount() instanceof Amount.Known(var units, _)) {
      scene
          .suggest(container, "autoscale charges half as much again for each unit that is used")
          .provided("it is switched in the portal first, and refreshed: the provider cannot")
          .turnsAtPercent(
              Map.of("max_request_units_utilization_percentage", BigDecimal.ONE),
              "the most throughput in use")
          .set("autoscale_settings", null)
          .set("throughput", units);
    }
  }

  private CosmosManual() {}
}

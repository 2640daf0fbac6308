package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Runs databases that are not in production without read replicas.
final class SqlReplicas {

  static final Rule RULE =
      Rule.of("azure-sql-replicas", "no read replicas outside of production")
          .on("azurerm_mssql_database")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/azure-sql/database/read-scale-out",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("read_replica_count").isSet()) {
                  scene
                      .suggest(resource, "each read replica is charged as the primary")
                      .provided(fact)
                      .set("read_replica_count", 0);
                }
              });

  private SqlReplicas() {}
}

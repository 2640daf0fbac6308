package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps backups of servers that are not in production in one region.
final class DatabaseBackups {

  static final Rule RULE =
      Rule.of("azure-database-local-backup", "locally redundant backups outside of production")
          .on("azurerm_postgresql_server", "azurerm_mysql_server", "azurerm_mariadb_server")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://learn.microsoft.com/azure/mysql/single-server/concepts-backup",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("geo_redundant_backup_enabled").isTrue()) {
                  scene
                      .suggest(resource, "its backups are in two regions")
                      .provided(fact)
                      .turnsAt("additional_backup_storage_gb", "GB of backups")
                      .set("geo_redundant_backup_enabled", false);
                }
              });

  private DatabaseBackups() {}
}

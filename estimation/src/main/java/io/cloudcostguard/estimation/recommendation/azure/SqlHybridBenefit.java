package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that licences of SQL Server that are owned save.
final class SqlHybridBenefit {

  static final Rule RULE =
      Rule.of("azure-sql-hybrid-benefit", "own licences of SQL Server")
          .on(
              "azurerm_mssql_database",
              "azurerm_mssql_elasticpool",
              "azurerm_mssql_managed_instance")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/azure-sql/azure-hybrid-benefit",
              (resource, scene) -> {
                if (resource.attr("license_type").or("LicenseIncluded").is("LicenseIncluded")) {
                  scene
                      .suggest(resource, "the price includes a licence of SQL Server")
                      .provided("enough licences with Software Assurance are owned")
                      .atMost()
                      .set("license_type", "BasePrice");
                }
              });

  private SqlHybridBenefit() {}
}

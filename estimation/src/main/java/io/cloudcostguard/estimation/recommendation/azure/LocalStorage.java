package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps storage accounts that are not in production in one data centre.
final class LocalStorage {

  static final Rule RULE =
      Rule.of("azure-storage-lrs", "locally redundant storage outside of production")
          .on("azurerm_storage_account")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/storage/common/storage-redundancy",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && !resource.attr("account_replication_type").is("LRS")) {
                  Suggestion suggestion =
                      scene
                          .suggest(resource, "its copies are in several zones or regions")
                          .provided(fact);
                  if (resource.attr("account_replication_type").text("").endsWith("zrs")) {
                    suggestion.provided("the account is made again, and what it has is copied");
                  }
                  suggestion
                      .turnsAt("storage_gb", "GB stored")
                      .assuming("monthly_write_operations", 0)
                      .assuming("monthly_list_and_create_container_operations", 0)
                      .assuming("monthly_read_operations", 0)
                      .assuming("monthly_other_operations", 0)
                      .assuming("monthly_data_retrieval_gb", 0)
                      .assuming("monthly_data_write_gb", 0)
                      .assuming("blob_index_tags", 0)
                      .assuming("early_deletion_gb", 0)
                      .set("account_replication_type", "LRS");
                }
              });

  private LocalStorage() {}
}

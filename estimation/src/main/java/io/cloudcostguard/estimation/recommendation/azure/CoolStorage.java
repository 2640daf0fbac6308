package io.cloudcostguard.estimation.recommendation.azure;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that the cool tier saves for a storage account.
final class CoolStorage {

  static final Rule RULE =
      Rule.of("azure-storage-cool", "the cool tier of storage")
          .on("azurerm_storage_account")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://learn.microsoft.com/azure/storage/blobs/access-tiers-overview",
              (resource, scene) -> {
                if (resource.attr("access_tier").or("Hot").is("Hot")
                    && resource.usage("storage_gb")
                        instanceof io.cloudcostguard.estimation.resource.Amount.Known) {
                  scene
                      .suggest(resource, "its tier is hot")
                      .provided("blobs are kept for 30 days or longer, and not read")
                      .atMost()
                      .set("access_tier", "Cool")
                      .assuming("monthly_data_retrieval_gb", 0)
                      .assuming("monthly_data_write_gb", 0)
                      .assuming("early_deletion_gb", 0)
                      .assuming("blob_index_tags", 0)
                      .assuming("monthly_read_operations", 0)
                      .assuming("monthly_write_operations", 0);
                }
              });

  private CoolStorage() {}
}

package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that Coldline saves for a bucket.
final class ColdlineStorage {

  static final Rule RULE =
      Rule.of("google-storage-coldline", "Coldline storage")
          .on("google_storage_bucket")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/storage/docs/storage-classes",
              (bucket, scene) -> {
                if (bucket.attr("storage_class").or("STANDARD").is("STANDARD")
                    && bucket.usage("storage_gb") instanceof Amount.Known) {
                  scene
                      .suggest(bucket, "its class is STANDARD")
                      .provided("objects are kept for 90 days or longer, and not read")
                      .atMost()
                      .set("storage_class", "COLDLINE")
                      .assuming("monthly_data_retrieval_gb", 0)
                      .assuming("monthly_class_a_operations", 0)
                      .assuming("monthly_class_b_operations", 0);
                }
              });

  private ColdlineStorage() {}
}

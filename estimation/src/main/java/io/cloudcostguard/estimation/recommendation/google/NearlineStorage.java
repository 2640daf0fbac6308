package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that Nearline saves for a bucket.
final class NearlineStorage {

  static final Rule RULE =
      Rule.of("google-storage-nearline", "Nearline storage")
          .on("google_storage_bucket")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/storage/docs/storage-classes",
              (bucket, scene) -> {
                if (bucket.attr("storage_class").or("STANDARD").is("STANDARD")
                    && bucket.usage("storage_gb") instanceof Amount.Known) {
                  scene
                      .suggest(bucket, "its class is STANDARD")
                      .provided("objects are kept for a month or longer, and not read")
                      .atMost()
                      .set("storage_class", "NEARLINE")
                      .assuming("monthly_data_retrieval_gb", 0)
                      .assuming("monthly_class_a_operations", 0)
                      .assuming("monthly_class_b_operations", 0);
                }
              });

  private NearlineStorage() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Says up to how many objects Intelligent-Tiering pays where half of a bucket is seldom read.
final class S3IntelligentTiering {

  static final Rule RULE =
      Rule.of("aws-s3-intelligent-tiering", "Intelligent-Tiering of S3, for objects that are large")
          .on("aws_s3_bucket")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html",
              S3IntelligentTiering::look);

  private static void look(Resource bucket, Scene scene) {
    if (bucket.usage("standard.storage_gb") instanceof Amount.Known(var stored, _)
        && bucket.usage("intelligent_tiering.monitored_objects") instanceof Amount.UsageMissing) {
      BigDecimal half = stored.divide(BigDecimal.TWO);
      scene
          .suggest(bucket, "%s GB are in the standard class".formatted(stored.toPlainString()))
          .provided("half of it is not read for 30 days, and nothing else of it is charged")
          .expect("standard.storage_gb", 0)
          .expect("intelligent_tiering.frequent_access_storage_gb", half)
          .expect("intelligent_tiering.infrequent_access_storage_gb", half)
          .expect("intelligent_tiering.archive_instant_access_storage_gb", 0)
          .expect("intelligent_tiering.archive_access_storage_gb", 0)
          .expect("intelligent_tiering.deep_archive_access_storage_gb", 0)
          .expect("intelligent_tiering.monthly_tier_1_requests", 0)
          .expect("intelligent_tiering.monthly_tier_2_requests", 0)
          .expect("intelligent_tiering.monthly_lifecycle_transition_requests", 0)
          .expect("intelligent_tiering.monthly_select_data_scanned_gb", 0)
          .expect("intelligent_tiering.monthly_select_data_returned_gb", 0)
          .expect("intelligent_tiering.early_delete_gb", 0)
          .turnsAtThen("intelligent_tiering.monitored_objects", "objects in the bucket");
    }
  }

  private S3IntelligentTiering() {}
}

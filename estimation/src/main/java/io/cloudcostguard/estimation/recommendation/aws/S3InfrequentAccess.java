package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Says the most that the class for infrequent access saves for a bucket.
final class S3InfrequentAccess {

  private static final String IA = "standard_infrequent_access.";

  static final Rule RULE =
      Rule.of("aws-s3-infrequent-access", "the infrequent access class of S3")
          .on("aws_s3_bucket")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html",
              (bucket, scene) -> {
                if (bucket.usage("standard.storage_gb") instanceof Amount.Known(var stored, _)) {
                  scene
                      .suggest(
                          bucket,
                          "%s GB are in the standard class".formatted(stored.toPlainString()))
                      .provided("all objects are of 128 KB or more, 30 days old, and not read")
                      .provided("the transition itself is charged once, and is not in this amount")
                      .atMost()
                      .expect("standard.storage_gb", 0)
                      .expect(IA + "monthly_tier_1_requests", 0)
                      .expect(IA + "monthly_tier_2_requests", 0)
                      .expect(IA + "monthly_lifecycle_transition_requests", 0)
                      .expect(IA + "monthly_data_retrieval_gb", 0)
                      .expect(IA + "monthly_select_data_scanned_gb", 0)
                      .expect(IA + "monthly_select_data_returned_gb", 0)
                      .expect(IA + "storage_gb", add(bucket.usage(IA + "storage_gb"), stored));
                }
              });

  static BigDecimal add(Amount some, BigDecimal more) {
    return some instanceof Amount.Known(var already, _) ? already.add(more) : more;
  }

  private S3InfrequentAccess() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.S3Keys;

/// A bucket of tables is charged for what it stores, for requests, and for the objects that are
/// watched, as they are for each table; compaction of tables is charged, too.
///
/// @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
final class S3TableBucket {

  private static final String CLASS = "tables";

  static final ResourceType TYPE =
      ResourceType.priced("aws_s3tables_table_bucket", S3TableBucket::charge)
          .usage(
              "storage_gb",
              "monthly_tier_1_requests",
              "monthly_tier_2_requests",
              "monitored_objects",
              "monthly_compacted_gb");

  private static void charge(Resource bucket, Components bill) {
    bill.add("Storage", "GB", bucket.price(S3Keys.STORAGE, CLASS), bucket.usage("storage_gb"));
    bill.add(
        "PUT, POST, LIST requests",
        "requests",
        bucket.price(S3Keys.TIER_1, CLASS),
        bucket.usage("monthly_tier_1_requests"));
    bill.add(
        "GET and other requests",
        "requests",
        bucket.price(S3Keys.TIER_2, CLASS),
        bucket.usage("monthly_tier_2_requests"));
    bill.add(
        "Objects watched",
        "objects",
        bucket.price(S3Keys.MONITORING, CLASS),
        bucket.usage("monitored_objects"));
    bill.addIfExpected(
        "Compaction",
        "GB",
        Resource.noPrice("no price of compaction of tables is known"),
        bucket.usage("monthly_compacted_gb"));
  }

  private S3TableBucket() {}
}

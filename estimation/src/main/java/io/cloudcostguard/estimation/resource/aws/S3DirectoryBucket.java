package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.S3Keys;

/// A directory bucket keeps objects in one zone: it is charged for storage, requests, and data in
/// and out.
///
/// @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
final class S3DirectoryBucket {

  static final ResourceType TYPE =
      ResourceType.priced("aws_s3_directory_bucket", S3DirectoryBucket::charge)
          .usage(
              "storage_gb",
              "monthly_tier_1_requests",
              "monthly_tier_2_requests",
              "monthly_data_uploaded_gb",
              "monthly_data_retrieved_gb");

  private static final String CLASS = "express_onezone";

  private static void charge(Resource bucket, Components bill) {
    bill.add("Storage", "GB", bucket.price(S3Keys.STORAGE, CLASS), bucket.usage("storage_gb"));
    bill.add(
        "PUT, COPY, POST, LIST requests",
        "requests",
        bucket.price(S3Keys.TIER_1, CLASS),
        bucket.usage("monthly_tier_1_requests"));
    bill.add(
        "GET and other requests",
        "requests",
        bucket.price(S3Keys.TIER_2, CLASS),
        bucket.usage("monthly_tier_2_requests"));
    bill.add(
        "Data uploaded",
        "GB",
        bucket.price(S3Keys.UPLOAD, CLASS),
        bucket.usage("monthly_data_uploaded_gb"));
    bill.add(
        "Data retrieved",
        "GB",
        bucket.price(S3Keys.RETRIEVAL, CLASS),
        bucket.usage("monthly_data_retrieved_gb"));
  }

  private S3DirectoryBucket() {}
}

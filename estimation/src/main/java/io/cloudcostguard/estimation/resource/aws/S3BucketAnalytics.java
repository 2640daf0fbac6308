package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.S3Keys;

/// Storage class analysis is charged by the object that it watches.
///
/// @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
final class S3BucketAnalytics {

  static final ResourceType TYPE =
      ResourceType.priced("aws_s3_bucket_analytics_configuration", S3BucketAnalytics::charge)
          .usage("monthly_monitored_objects");

  private static void charge(Resource analytics, Components bill) {
    bill.add(
        "Objects monitored",
        "objects",
        analytics.price(S3Keys.ANALYTICS),
        analytics.usage("monthly_monitored_objects"));
  }

  private S3BucketAnalytics() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.MacieKeys;

/// Macie is charged for the buckets and objects that it watches by the day, and for the data that
/// it searches.
///
/// @see <a href="https://aws.amazon.com/macie/pricing/">Amazon Macie pricing</a>
final class Macie {

  static final ResourceType ACCOUNT =
      ResourceType.priced("aws_macie2_account", Macie::chargeAccount)
          .reading("status")
          .usage("buckets", "objects", "monthly_data_discovered_gb");

  static final ResourceType JOB =
      ResourceType.priced("aws_macie2_classification_job", Macie::chargeJob)
          .usage("monthly_data_discovered_gb");

  private static void chargeAccount(Resource account, Components bill) {
    if (account.attr("status").is("PAUSED")) {
      return;
    }
    bill.add(
        "Buckets",
        "bucket-days",
        account.price(MacieKeys.BUCKETS),
        account.usage("buckets").timesHours().dividedBy(24));
    bill.add(
        "Objects",
        "object-days",
        account.price(MacieKeys.OBJECTS),
        account.usage("objects").timesHours().dividedBy(24));
    bill.add(
        "Automated discovery",
        "GB",
        account.price(MacieKeys.DISCOVERY),
        account.usage("monthly_data_discovered_gb"));
  }

  private static void chargeJob(Resource job, Components bill) {
    bill.add(
        "Discovery", "GB", job.price(MacieKeys.DISCOVERY), job.usage("monthly_data_discovered_gb"));
  }

  private Macie() {}
}

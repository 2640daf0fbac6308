package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.S3Keys;

/// An inventory is charged by the object that it lists.
///
/// @see <a href="https://aws.amazon.com/s3/pricing/">Amazon S3 pricing</a>
final class S3BucketInventory {

  static final ResourceType TYPE =
      ResourceType.priced("aws_s3_bucket_inventory", S3BucketInventory::charge)
          .usage("monthly_listed_objects");

  private static void charge(Resource inventory, Components bill) {
    bill.add(
        "Objects listed",
        "objects",
        inventory.price(S3Keys.INVENTORY),
        inventory.usage("monthly_listed_objects"));
  }

  private S3BucketInventory() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EcrKeys;

/// An image repository is charged by what is stored in it.
///
/// @see <a href="https://aws.amazon.com/ecr/pricing/">Amazon ECR pricing</a>
final class EcrRepository {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ecr_repository", EcrRepository::charge).usage("storage_gb");

  private static void charge(Resource repository, Components bill) {
    bill.add("Storage", "GB", repository.price(EcrKeys.STORAGE), repository.usage("storage_gb"));
  }

  private EcrRepository() {}
}

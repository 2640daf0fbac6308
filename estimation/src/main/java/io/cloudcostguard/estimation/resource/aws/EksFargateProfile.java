package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EksKeys;

/// A Fargate profile is charged for the pods that it runs; the estimate assumes one of one
/// processor and one gigabyte.
///
/// @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
final class EksFargateProfile {

  static final ResourceType TYPE =
      ResourceType.priced("aws_eks_fargate_profile", EksFargateProfile::charge);

  private static void charge(Resource profile, Components bill) {
    bill.add("Memory", "GB-hours", profile.price(EksKeys.FARGATE_MEMORY), Amount.ALL_MONTH);
    bill.add("Processors", "vCPU-hours", profile.price(EksKeys.FARGATE_VCPU), Amount.ALL_MONTH);
  }

  private EksFargateProfile() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A capability of EKS, such as Argo CD, is charged by the hour and by what it looks after.
///
/// @see <a href="https://aws.amazon.com/eks/pricing/">Amazon EKS pricing</a>
final class EksCapability {

  static final ResourceType TYPE =
      ResourceType.priced(
          "aws_eks_capability",
          (_, bill) ->
              bill.hourly("Capability", Resource.noPrice("no price of capabilities is known")));

  private EksCapability() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CodeartifactKeys;

/// A CodeArtifact domain is charged for the packages that it stores, each once, and for requests.
///
/// @see <a href="https://aws.amazon.com/codeartifact/pricing/">AWS CodeArtifact pricing</a>
final class CodeartifactDomain {

  static final ResourceType TYPE =
      ResourceType.priced("aws_codeartifact_domain", CodeartifactDomain::charge)
          .usage("storage_gb", "monthly_requests");

  private static void charge(Resource domain, Components bill) {
    bill.add("Storage", "GB", domain.price(CodeartifactKeys.STORAGE), domain.usage("storage_gb"));
    bill.add(
        "Requests",
        "requests",
        domain.price(CodeartifactKeys.REQUESTS),
        domain.usage("monthly_requests"));
  }

  private CodeartifactDomain() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AccessAnalyzerKeys;

/// An analyzer of unused access is charged for each role and user that it watches, by the month.
/// One of external access is free.
///
/// @see <a href="https://aws.amazon.com/iam/access-analyzer/pricing/">IAM Access Analyzer
///   pricing</a>
final class AccessAnalyzer {

  static final ResourceType TYPE =
      ResourceType.priced("aws_accessanalyzer_analyzer", AccessAnalyzer::charge)
          .reading("type")
          .usage("monitored_roles_and_users");

  private static void charge(Resource analyzer, Components bill) {
    if (analyzer.attr("type").is("ACCOUNT_UNUSED_ACCESS", "ORGANIZATION_UNUSED_ACCESS")) {
      bill.add(
          "Roles and users",
          "identities",
          analyzer.price(AccessAnalyzerKeys.UNUSED),
          analyzer.usage("monitored_roles_and_users"));
    }
  }

  private AccessAnalyzer() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SecurityhubKeys;

/// Security Hub is charged for the checks that it makes and the findings that it ingests in a
/// month.
///
/// @see <a href="https://aws.amazon.com/security-hub/pricing/">AWS Security Hub pricing</a>
final class SecurityhubAccount {

  static final ResourceType TYPE =
      ResourceType.priced("aws_securityhub_account", SecurityhubAccount::charge)
          .usage("monthly_security_checks", "monthly_findings");

  private static void charge(Resource account, Components bill) {
    bill.add(
        "Security checks",
        "checks",
        account.price(SecurityhubKeys.CHECKS),
        account.usage("monthly_security_checks"));
    bill.add(
        "Findings ingested",
        "findings",
        account.price(SecurityhubKeys.FINDINGS),
        account.usage("monthly_findings"));
  }

  private SecurityhubAccount() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.AuditmanagerKeys;

/// An assessment is charged for each resource that it assesses, each time.
///
/// @see <a href="https://aws.amazon.com/audit-manager/pricing/">AWS Audit Manager pricing</a>
final class AuditmanagerAssessment {

  static final ResourceType TYPE =
      ResourceType.priced("aws_auditmanager_assessment", AuditmanagerAssessment::charge)
          .usage("monthly_resource_assessments");

  private static void charge(Resource assessment, Components bill) {
    bill.add(
        "Resource assessments",
        "assessments",
        assessment.price(AuditmanagerKeys.ASSESSMENT),
        assessment.usage("monthly_resource_assessments"));
  }

  private AuditmanagerAssessment() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.GuarddutyKeys;

/// A GuardDuty detector is charged for the events and logs that it analyses in a month.
///
/// @see <a href="https://aws.amazon.com/guardduty/pricing/">Amazon GuardDuty pricing</a>
final class GuarddutyDetector {

  static final ResourceType TYPE =
      ResourceType.priced("aws_guardduty_detector", GuarddutyDetector::charge)
          .reading("enable")
          .usage(
              "monthly_cloudtrail_events",
              "monthly_flow_and_dns_logs_gb",
              "monthly_s3_events",
              "monthly_eks_audit_events",
              "monthly_lambda_flow_logs_gb",
              "runtime_vcpus",
              "monthly_malware_scanned_gb");

  private static void charge(Resource detector, Components bill) {
    if (detector.attr("enable").is("false")) {
      return;
    }
    bill.add(
        "CloudTrail management events",
        "events",
        detector.price(GuarddutyKeys.CLOUDTRAIL),
        detector.usage("monthly_cloudtrail_events"));
    bill.add(
        "Flow and DNS logs",
        "GB",
        detector.price(GuarddutyKeys.FLOW_LOGS),
        detector.usage("monthly_flow_and_dns_logs_gb"));
    bill.addIfExpected(
        "S3 data events",
        "events",
        detector.price(GuarddutyKeys.S3_EVENTS),
        detector.usage("monthly_s3_events"));
    bill.addIfExpected(
        "EKS audit events",
        "events",
        detector.price(GuarddutyKeys.EKS_AUDIT),
        detector.usage("monthly_eks_audit_events"));
    bill.addIfExpected(
        "Lambda network logs",
        "GB",
        detector.price(GuarddutyKeys.LAMBDA_LOGS),
        detector.usage("monthly_lambda_flow_logs_gb"));
    bill.addIfExpected(
        "Runtime monitoring",
        "vCPUs",
        detector.price(GuarddutyKeys.RUNTIME),
        detector.usage("runtime_vcpus"));
    bill.addIfExpected(
        "Malware protection of volumes",
        "GB",
        detector.price(GuarddutyKeys.MALWARE),
        detector.usage("monthly_malware_scanned_gb"));
  }

  private GuarddutyDetector() {}
}

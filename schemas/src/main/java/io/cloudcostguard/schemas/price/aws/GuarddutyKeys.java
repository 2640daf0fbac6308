package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon GuardDuty.
public enum GuarddutyKeys implements KeyForm {
  CLOUDTRAIL("aws/guardduty/{region}/cloudtrail"),
  FLOW_LOGS("aws/guardduty/{region}/flow-logs"),
  S3_EVENTS("aws/guardduty/{region}/s3-events"),
  EKS_AUDIT("aws/guardduty/{region}/eks-audit"),
  LAMBDA_LOGS("aws/guardduty/{region}/lambda-logs"),
  RUNTIME("aws/guardduty/{region}/runtime"),
  MALWARE("aws/guardduty/{region}/malware");

  private final String form;

  GuarddutyKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

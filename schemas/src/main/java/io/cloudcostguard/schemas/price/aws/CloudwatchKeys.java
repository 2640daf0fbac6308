package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon CloudWatch.
public enum CloudwatchKeys implements KeyForm {
  LOGS_INGESTED("aws/cloudwatch/{region}/logs/ingested/{class}"),
  LOGS_STORED("aws/cloudwatch/{region}/logs/stored"),
  LOGS_SCANNED("aws/cloudwatch/{region}/logs/scanned"),
  ALARM("aws/cloudwatch/{region}/alarm/{resolution}"),
  COMPOSITE_ALARM("aws/cloudwatch/{region}/alarm/composite"),
  DASHBOARD("aws/cloudwatch/global/dashboard"),
  CANARY("aws/cloudwatch/{region}/canary-runs"),
  RUM("aws/cloudwatch/{region}/rum-events"),
  METRIC_STREAM("aws/cloudwatch/{region}/metric-stream"),
  CONTRIBUTOR_RULE("aws/cloudwatch/{region}/contributor-rule");

  private final String form;

  CloudwatchKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

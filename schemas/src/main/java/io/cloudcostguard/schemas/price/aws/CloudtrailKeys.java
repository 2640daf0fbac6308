package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CloudTrail.
public enum CloudtrailKeys implements KeyForm {
  MANAGEMENT("aws/cloudtrail/{region}/management"),
  DATA("aws/cloudtrail/{region}/data"),
  INSIGHTS("aws/cloudtrail/{region}/insights");

  private final String form;

  CloudtrailKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

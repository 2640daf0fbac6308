package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Security Hub.
public enum SecurityhubKeys implements KeyForm {
  CHECKS("aws/securityhub/{region}/checks"),
  FINDINGS("aws/securityhub/{region}/findings");

  private final String form;

  SecurityhubKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

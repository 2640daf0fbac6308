package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Systems Manager.
public enum SsmKeys implements KeyForm {
  ADVANCED_INSTANCE("aws/ssm/{region}/advanced-instance"),
  ADVANCED_PARAMETER("aws/ssm/{region}/advanced-parameter"),
  PARAMETER_REQUESTS("aws/ssm/{region}/parameter-requests");

  private final String form;

  SsmKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Step Functions.
public enum SfnKeys implements KeyForm {
  TRANSITIONS("aws/sfn/{region}/transitions"),
  EXPRESS_REQUESTS("aws/sfn/{region}/express/requests"),
  EXPRESS_DURATION("aws/sfn/{region}/express/duration");

  private final String form;

  SfnKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CloudFormation.
public enum CloudformationKeys implements KeyForm {
  HANDLER_OPERATIONS("aws/cloudformation/{region}/handler-operations"),
  HANDLER_DURATION("aws/cloudformation/{region}/handler-duration");

  private final String form;

  CloudformationKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

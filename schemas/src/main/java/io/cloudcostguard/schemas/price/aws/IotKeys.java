package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS IoT Core.
public enum IotKeys implements KeyForm {
  RULES("aws/iot/{region}/rules"),
  ACTIONS("aws/iot/{region}/actions");

  private final String form;

  IotKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

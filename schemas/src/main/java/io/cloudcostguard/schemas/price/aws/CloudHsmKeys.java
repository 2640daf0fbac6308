package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CloudHSM.
public enum CloudHsmKeys implements KeyForm {
  HSM("aws/cloudhsm/{region}/hsm");

  private final String form;

  CloudHsmKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

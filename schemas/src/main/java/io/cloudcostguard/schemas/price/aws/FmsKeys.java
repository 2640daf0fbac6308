package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Firewall Manager.
public enum FmsKeys implements KeyForm {
  POLICY("aws/fms/{region}/policy");

  private final String form;

  FmsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

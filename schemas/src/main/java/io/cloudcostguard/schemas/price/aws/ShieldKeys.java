package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Shield.
public enum ShieldKeys implements KeyForm {
  SUBSCRIPTION("aws/shield/global/subscription");

  private final String form;

  ShieldKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

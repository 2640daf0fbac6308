package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon SES.
public enum SesKeys implements KeyForm {
  DEDICATED_IP("aws/ses/{region}/dedicated-ip");

  private final String form;

  SesKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

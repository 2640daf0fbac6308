package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Fault Injection Service.
public enum FisKeys implements KeyForm {
  ACTION("aws/fis/{region}/action-minutes");

  private final String form;

  FisKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

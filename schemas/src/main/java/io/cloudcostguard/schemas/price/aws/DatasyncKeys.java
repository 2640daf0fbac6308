package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS DataSync.
public enum DatasyncKeys implements KeyForm {
  DATA("aws/datasync/{region}/data");

  private final String form;

  DatasyncKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

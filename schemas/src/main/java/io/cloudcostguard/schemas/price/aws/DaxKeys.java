package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon DynamoDB Accelerator.
public enum DaxKeys implements KeyForm {
  NODE("aws/dax/{region}/node/{type}");

  private final String form;

  DaxKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

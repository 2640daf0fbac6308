package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Detective.
public enum DetectiveKeys implements KeyForm {
  DATA("aws/detective/{region}/data");

  private final String form;

  DetectiveKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

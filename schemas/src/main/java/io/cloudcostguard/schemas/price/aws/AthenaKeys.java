package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Athena.
public enum AthenaKeys implements KeyForm {
  SCANNED("aws/athena/{region}/data-scanned"),
  CAPACITY("aws/athena/{region}/capacity");

  private final String form;

  AthenaKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

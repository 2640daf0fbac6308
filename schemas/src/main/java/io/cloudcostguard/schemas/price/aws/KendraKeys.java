package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Kendra.
public enum KendraKeys implements KeyForm {
  INDEX("aws/kendra/{region}/index/{edition}"),
  UNITS("aws/kendra/{region}/units/{kind}");

  private final String form;

  KendraKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

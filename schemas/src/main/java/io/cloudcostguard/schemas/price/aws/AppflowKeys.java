package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon AppFlow.
public enum AppflowKeys implements KeyForm {
  RUNS("aws/appflow/{region}/runs"),
  DATA("aws/appflow/{region}/data/{where}");

  private final String form;

  AppflowKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

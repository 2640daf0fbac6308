package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon MWAA.
public enum MwaaKeys implements KeyForm {
  ENVIRONMENT("aws/mwaa/{region}/environment/{class}"),
  WORKER("aws/mwaa/{region}/worker/{class}"),
  SCHEDULER("aws/mwaa/{region}/scheduler/{class}"),
  DATABASE("aws/mwaa/{region}/database");

  private final String form;

  MwaaKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

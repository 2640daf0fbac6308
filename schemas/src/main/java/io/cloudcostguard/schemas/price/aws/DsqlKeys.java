package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Aurora DSQL.
public enum DsqlKeys implements KeyForm {
  UNITS("aws/dsql/{region}/units"),
  STORAGE("aws/dsql/{region}/storage");

  private final String form;

  DsqlKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

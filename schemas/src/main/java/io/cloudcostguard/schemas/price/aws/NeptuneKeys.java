package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Neptune.
public enum NeptuneKeys implements KeyForm {
  INSTANCE("aws/neptune/{region}/instance/{storage}/{class}"),
  SERVERLESS("aws/neptune/{region}/serverless/{storage}"),
  STORAGE("aws/neptune/{region}/storage/{storage}"),
  IO_REQUESTS("aws/neptune/{region}/io-requests"),
  BACKUP("aws/neptune/{region}/backup"),
  CPU_CREDITS("aws/neptune/{region}/cpu-credits/{family}");

  private final String form;

  NeptuneKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

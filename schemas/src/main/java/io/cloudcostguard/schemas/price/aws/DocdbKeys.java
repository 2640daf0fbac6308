package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon DocumentDB.
public enum DocdbKeys implements KeyForm {
  INSTANCE("aws/docdb/{region}/instance/{storage}/{class}"),
  STORAGE("aws/docdb/{region}/storage/{storage}"),
  IO_REQUESTS("aws/docdb/{region}/io-requests"),
  BACKUP("aws/docdb/{region}/backup"),
  CPU_CREDITS("aws/docdb/global/cpu-credits/{family}");

  private final String form;

  DocdbKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Directory Service.
public enum DirectoryServiceKeys implements KeyForm {
  CONTROLLER("aws/directoryservice/{region}/{type}/{size}"),
  SHARING("aws/directoryservice/{region}/sharing/{size}");

  private final String form;

  DirectoryServiceKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

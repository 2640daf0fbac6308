package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Elemental MediaPackage.
public enum MediaPackageKeys implements KeyForm {
  INGEST("aws/mediapackage/{region}/ingest"),
  ORIGINATION("aws/mediapackage/{region}/origination");

  private final String form;

  MediaPackageKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Certificate Manager.
public enum AcmKeys implements KeyForm {
  PRIVATE_CERTIFICATE("aws/acm/{region}/private-certificate"),
  SHORT_LIVED_CERTIFICATE("aws/acm/{region}/short-lived-certificate"),
  AUTHORITY("aws/acm/{region}/authority/{usage}");

  private final String form;

  AcmKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS KMS.
public enum KmsKeys implements KeyForm {
  KEY("aws/kms/{region}/key"),
  REQUESTS("aws/kms/{region}/requests/{kind}");

  private final String form;

  KmsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

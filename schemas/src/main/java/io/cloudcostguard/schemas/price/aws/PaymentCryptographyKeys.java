package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Payment Cryptography.
public enum PaymentCryptographyKeys implements KeyForm {
  KEY("aws/paymentcryptography/{region}/key"),
  REQUESTS("aws/paymentcryptography/{region}/requests");

  private final String form;

  PaymentCryptographyKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

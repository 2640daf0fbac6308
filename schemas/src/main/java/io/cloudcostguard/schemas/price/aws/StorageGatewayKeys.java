package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Storage Gateway.
public enum StorageGatewayKeys implements KeyForm {
  DATA("aws/storagegateway/{region}/data-written"),
  FSX("aws/storagegateway/{region}/fsx"),
  VOLUME("aws/storagegateway/{region}/volume"),
  TAPES("aws/storagegateway/{region}/tapes/{where}");

  private final String form;

  StorageGatewayKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

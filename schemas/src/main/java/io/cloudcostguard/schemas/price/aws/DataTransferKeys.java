package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of data transfer.
public enum DataTransferKeys implements KeyForm {
  INTRA_REGION("aws/datatransfer/{region}/intra-region"),
  US_EAST("aws/datatransfer/{region}/us-east"),
  OTHER_REGIONS("aws/datatransfer/{region}/other-regions"),
  INTERNET("aws/datatransfer/{region}/internet");

  private final String form;

  DataTransferKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Transfer Family.
public enum TransferKeys implements KeyForm {
  PROTOCOL("aws/transfer/{region}/protocol/{protocol}"),
  UPLOAD("aws/transfer/{region}/upload"),
  DOWNLOAD("aws/transfer/{region}/download"),
  CONNECTOR_CALLS("aws/transfer/{region}/connector/calls"),
  CONNECTOR_DATA("aws/transfer/{region}/connector/data");

  private final String form;

  TransferKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

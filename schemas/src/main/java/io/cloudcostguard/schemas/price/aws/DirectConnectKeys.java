package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Direct Connect.
public enum DirectConnectKeys implements KeyForm {
  PORT("aws/directconnect/global/port/{kind}/{location}/{bandwidth}"),
  DATA("aws/directconnect/{region}/data/{location}");

  private final String form;

  DirectConnectKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

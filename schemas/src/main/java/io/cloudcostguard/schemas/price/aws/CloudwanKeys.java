package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Cloud WAN.
public enum CloudwanKeys implements KeyForm {
  EDGE("aws/cloudwan/{region}/edge"),
  ATTACHMENT("aws/cloudwan/{region}/attachment/{kind}"),
  DATA("aws/cloudwan/{region}/data/{kind}");

  private final String form;

  CloudwanKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

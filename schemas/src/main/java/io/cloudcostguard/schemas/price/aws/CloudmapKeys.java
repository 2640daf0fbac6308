package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Cloud Map.
public enum CloudmapKeys implements KeyForm {
  RESOURCE("aws/cloudmap/{region}/resource"),
  REQUESTS("aws/cloudmap/{region}/requests");

  private final String form;

  CloudmapKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

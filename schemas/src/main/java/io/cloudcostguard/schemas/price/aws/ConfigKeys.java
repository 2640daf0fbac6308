package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Config.
public enum ConfigKeys implements KeyForm {
  ITEMS("aws/config/{region}/items/{frequency}"),
  CUSTOM_ITEMS("aws/config/{region}/custom-items"),
  EVALUATIONS("aws/config/{region}/evaluations");

  private final String form;

  ConfigKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Inspector.
public enum InspectorKeys implements KeyForm {
  INSTANCE("aws/inspector/{region}/instance"),
  IMAGE("aws/inspector/{region}/image"),
  IMAGE_AGAIN("aws/inspector/{region}/image-again"),
  FUNCTION("aws/inspector/{region}/function"),
  CODE("aws/inspector/{region}/code");

  private final String form;

  InspectorKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

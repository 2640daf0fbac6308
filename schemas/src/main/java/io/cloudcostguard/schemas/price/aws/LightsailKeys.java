package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Lightsail.
public enum LightsailKeys implements KeyForm {
  BUNDLE("aws/lightsail/{region}/bundle/{system}/{network}/{size}");

  private final String form;

  LightsailKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

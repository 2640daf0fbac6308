package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Lightsail.
public enum LightsailKeys implements KeyForm {
  BUNDLE("aws/lightsail/{region}/bundle/{system}/{network}/{size}"),
  BALANCER("aws/lightsail/{region}/load-balancer"),
  DISK("aws/lightsail/{region}/disk"),
  DATABASE("aws/lightsail/{region}/database/{availability}/{size}"),
  CONTAINER("aws/lightsail/{region}/container/{power}");

  private final String form;

  LightsailKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS AppSync.
public enum AppsyncKeys implements KeyForm {
  OPERATIONS("aws/appsync/{region}/operations"),
  UPDATES("aws/appsync/{region}/updates"),
  CONNECTION("aws/appsync/{region}/connection"),
  CACHE("aws/appsync/{region}/cache/{size}");

  private final String form;

  AppsyncKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Database Migration Service.
public enum DmsKeys implements KeyForm {
  INSTANCE("aws/dms/{region}/instance/{deployment}/{type}"),
  STORAGE("aws/dms/{region}/storage/{deployment}"),
  SERVERLESS("aws/dms/{region}/serverless");

  private final String form;

  DmsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

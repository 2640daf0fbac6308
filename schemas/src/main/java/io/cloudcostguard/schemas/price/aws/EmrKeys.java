package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EMR.
public enum EmrKeys implements KeyForm {
  INSTANCE("aws/emr/{region}/instance/{type}"),
  SERVERLESS("aws/emr/{region}/serverless/{architecture}/{measure}");

  private final String form;

  EmrKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

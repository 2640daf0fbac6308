package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Cognito.
public enum CognitoKeys implements KeyForm {
  USERS("aws/cognito/{region}/users/{tier}");

  private final String form;

  CognitoKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

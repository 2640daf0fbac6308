package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Secrets Manager.
public enum SecretsManagerKeys implements KeyForm {
  SECRET("aws/secretsmanager/{region}/secret"),
  REQUESTS("aws/secretsmanager/{region}/requests");

  private final String form;

  SecretsManagerKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon ECR.
public enum EcrKeys implements KeyForm {
  STORAGE("aws/ecr/{region}/storage");

  private final String form;

  EcrKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

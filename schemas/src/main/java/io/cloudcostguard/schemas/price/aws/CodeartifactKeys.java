package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CodeArtifact.
public enum CodeartifactKeys implements KeyForm {
  STORAGE("aws/codeartifact/{region}/storage"),
  REQUESTS("aws/codeartifact/{region}/requests");

  private final String form;

  CodeartifactKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CodeBuild.
public enum CodebuildKeys implements KeyForm {
  LINUX("aws/codebuild/{region}/linux/{size}"),
  WINDOWS("aws/codebuild/{region}/windows/{size}"),
  LAMBDA("aws/codebuild/{region}/lambda/{size}");

  private final String form;

  CodebuildKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

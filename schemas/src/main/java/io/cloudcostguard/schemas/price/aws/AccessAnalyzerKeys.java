package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of IAM Access Analyzer.
public enum AccessAnalyzerKeys implements KeyForm {
  UNUSED("aws/accessanalyzer/{region}/unused-access");

  private final String form;

  AccessAnalyzerKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

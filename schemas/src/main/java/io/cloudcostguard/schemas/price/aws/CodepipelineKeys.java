package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS CodePipeline.
public enum CodepipelineKeys implements KeyForm {
  PIPELINE("aws/codepipeline/{region}/pipeline"),
  MINUTES("aws/codepipeline/{region}/minutes");

  private final String form;

  CodepipelineKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon SageMaker.
public enum SagemakerKeys implements KeyForm {
  HOSTING("aws/sagemaker/{region}/hosting/{type}"),
  NOTEBOOK("aws/sagemaker/{region}/notebook/{type}"),
  NOTEBOOK_STORAGE("aws/sagemaker/{region}/notebook-storage"),
  STUDIO("aws/sagemaker/{region}/studio/{type}");

  private final String form;

  SagemakerKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

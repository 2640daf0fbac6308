package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon SQS.
public enum SqsKeys implements KeyForm {
  REQUESTS("aws/sqs/{region}/requests/{kind}");

  private final String form;

  SqsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

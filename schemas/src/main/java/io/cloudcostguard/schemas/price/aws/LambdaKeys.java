package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Lambda.
public enum LambdaKeys implements KeyForm {
  REQUESTS("aws/lambda/{region}/requests/{architecture}"),
  DURATION("aws/lambda/{region}/duration/{architecture}"),
  EPHEMERAL_STORAGE("aws/lambda/{region}/ephemeral-storage/{architecture}"),
  PROVISIONED_CONCURRENCY("aws/lambda/{region}/provisioned-concurrency/{architecture}"),
  PROVISIONED_DURATION("aws/lambda/{region}/provisioned-duration/{architecture}"),
  EVENT_POLLERS("aws/lambda/{region}/event-pollers");

  private final String form;

  LambdaKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

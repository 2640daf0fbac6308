package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Amplify.
public enum AmplifyKeys implements KeyForm {
  BUILD("aws/amplify/{region}/build"),
  SERVED("aws/amplify/{region}/served"),
  STORED("aws/amplify/{region}/stored"),
  REQUESTS("aws/amplify/{region}/requests"),
  DURATION("aws/amplify/{region}/duration");

  private final String form;

  AmplifyKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

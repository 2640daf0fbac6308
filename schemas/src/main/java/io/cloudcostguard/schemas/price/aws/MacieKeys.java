package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Macie.
public enum MacieKeys implements KeyForm {
  BUCKETS("aws/macie/{region}/buckets"),
  OBJECTS("aws/macie/{region}/objects"),
  DISCOVERY("aws/macie/{region}/discovery");

  private final String form;

  MacieKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon SNS.
public enum SnsKeys implements KeyForm {
  REQUESTS("aws/sns/{region}/requests/{kind}"),
  NOTIFICATIONS("aws/sns/{region}/notifications/{protocol}"),
  FIFO_PAYLOAD("aws/sns/{region}/payload/fifo"),
  FIFO_NOTIFICATION_PAYLOAD("aws/sns/{region}/notification-payload/fifo"),
  SMS_AT_GIVEN_PRICE("aws/sns/global/sms-at-given-price");

  private final String form;

  SnsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

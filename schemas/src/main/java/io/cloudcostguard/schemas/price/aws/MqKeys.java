package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon MQ.
public enum MqKeys implements KeyForm {
  BROKER("aws/mq/{region}/broker/{engine}/{mode}/{type}"),
  STORAGE("aws/mq/{region}/storage/{kind}");

  private final String form;

  MqKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

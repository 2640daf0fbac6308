package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Elastic Load Balancing.
public enum ElbKeys implements KeyForm {
  HOURS("aws/elb/{region}/{kind}/hours"),
  LCU("aws/elb/{region}/{kind}/lcu"),
  DATA("aws/elb/{region}/{kind}/data");

  private final String form;

  ElbKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

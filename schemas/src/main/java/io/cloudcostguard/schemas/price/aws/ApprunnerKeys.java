package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS App Runner.
public enum ApprunnerKeys implements KeyForm {
  VCPU("aws/apprunner/{region}/vcpu"),
  MEMORY("aws/apprunner/{region}/memory"),
  BUILD("aws/apprunner/{region}/build"),
  DEPLOYMENTS("aws/apprunner/{region}/automatic-deployments");

  private final String form;

  ApprunnerKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

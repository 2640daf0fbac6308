package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Managed Grafana.
public enum GrafanaKeys implements KeyForm {
  EDITOR("aws/grafana/{region}/editor"),
  VIEWER("aws/grafana/{region}/viewer");

  private final String form;

  GrafanaKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

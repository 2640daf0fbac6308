package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Managed Service for Prometheus.
public enum PrometheusKeys implements KeyForm {
  SAMPLES("aws/prometheus/{region}/samples"),
  STORAGE("aws/prometheus/{region}/storage"),
  QUERIES("aws/prometheus/{region}/queries"),
  COLLECTOR("aws/prometheus/{region}/collector"),
  COLLECTED("aws/prometheus/{region}/collected");

  private final String form;

  PrometheusKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

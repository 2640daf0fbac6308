package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Glue.
public enum GlueKeys implements KeyForm {
  CATALOG_STORAGE("aws/glue/{region}/catalog-storage"),
  CATALOG_REQUESTS("aws/glue/{region}/catalog-requests"),
  CRAWLER("aws/glue/{region}/crawler"),
  JOB("aws/glue/{region}/job/{execution}"),
  DEV_ENDPOINT("aws/glue/{region}/dev-endpoint"),
  OPTIMIZER("aws/glue/{region}/table-optimizer");

  private final String form;

  GlueKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Redshift.
public enum RedshiftKeys implements KeyForm {
  NODE("aws/redshift/{region}/node/{type}"),
  CONCURRENCY_SCALING("aws/redshift/{region}/concurrency-scaling/{type}"),
  MANAGED_STORAGE("aws/redshift/{region}/managed-storage"),
  SPECTRUM("aws/redshift/{region}/spectrum"),
  BACKUP("aws/redshift/{region}/backup"),
  SERVERLESS("aws/redshift/{region}/serverless");

  private final String form;

  RedshiftKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon OpenSearch.
public enum OpensearchKeys implements KeyForm {
  NODE("aws/opensearch/{region}/node/{type}"),
  STORAGE("aws/opensearch/{region}/storage/{type}"),
  IOPS("aws/opensearch/{region}/iops/{type}"),
  THROUGHPUT("aws/opensearch/{region}/throughput/{type}"),
  SERVERLESS("aws/opensearch/{region}/serverless/{charge}");

  private final String form;

  OpensearchKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

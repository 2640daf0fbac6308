package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon MemoryDB.
public enum MemorydbKeys implements KeyForm {
  NODE("aws/memorydb/{region}/node/{engine}/{type}"),
  DATA_WRITTEN("aws/memorydb/{region}/data-written/{engine}"),
  SNAPSHOT("aws/memorydb/{region}/snapshot");

  private final String form;

  MemorydbKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Keyspaces.
public enum KeyspacesKeys implements KeyForm {
  READ_CAPACITY("aws/keyspaces/{region}/read-capacity"),
  WRITE_CAPACITY("aws/keyspaces/{region}/write-capacity"),
  READS("aws/keyspaces/{region}/reads"),
  WRITES("aws/keyspaces/{region}/writes"),
  STORAGE("aws/keyspaces/{region}/storage"),
  BACKUP("aws/keyspaces/{region}/backup");

  private final String form;

  KeyspacesKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

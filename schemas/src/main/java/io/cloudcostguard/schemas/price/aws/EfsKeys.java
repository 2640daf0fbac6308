package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EFS.
public enum EfsKeys implements KeyForm {
  STORAGE("aws/efs/{region}/storage/{zones}"),
  INFREQUENT_STORAGE("aws/efs/{region}/storage-ia/{kind}"),
  INFREQUENT_READ("aws/efs/{region}/ia-read"),
  INFREQUENT_WRITE("aws/efs/{region}/ia-write"),
  ARCHIVE_STORAGE("aws/efs/{region}/archive/storage"),
  ARCHIVE_READ("aws/efs/{region}/archive/read"),
  ARCHIVE_WRITE("aws/efs/{region}/archive/write"),
  ELASTIC_READ("aws/efs/{region}/elastic-read"),
  ELASTIC_WRITE("aws/efs/{region}/elastic-write"),
  PROVISIONED_THROUGHPUT("aws/efs/{region}/provisioned-throughput");

  private final String form;

  EfsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

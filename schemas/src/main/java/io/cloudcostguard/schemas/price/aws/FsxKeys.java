package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon FSx.
public enum FsxKeys implements KeyForm {
  OPENZFS_STORAGE("aws/fsx/{region}/openzfs/{deployment}/{type}"),
  OPENZFS_THROUGHPUT("aws/fsx/{region}/openzfs/{deployment}/throughput"),
  OPENZFS_IOPS("aws/fsx/{region}/openzfs/{deployment}/iops"),
  OPENZFS_BACKUP("aws/fsx/{region}/openzfs/{deployment}/backup"),
  WINDOWS_STORAGE("aws/fsx/{region}/windows/{zones}/{type}"),
  WINDOWS_THROUGHPUT("aws/fsx/{region}/windows/{zones}/throughput"),
  WINDOWS_BACKUP("aws/fsx/{region}/windows/{zones}/backup");

  private final String form;

  FsxKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

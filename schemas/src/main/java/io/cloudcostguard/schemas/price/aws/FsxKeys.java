package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon FSx.
public enum FsxKeys implements KeyForm {
  LUSTRE_STORAGE("aws/fsx/{region}/lustre/{kind}/storage"),
  LUSTRE_BACKUP("aws/fsx/{region}/lustre/backup"),
  ONTAP_STORAGE("aws/fsx/{region}/ontap/{deployment}/ssd"),
  ONTAP_CAPACITY_POOL("aws/fsx/{region}/ontap/{deployment}/capacity-pool"),
  ONTAP_THROUGHPUT("aws/fsx/{region}/ontap/{deployment}/throughput"),
  ONTAP_IOPS("aws/fsx/{region}/ontap/{deployment}/iops"),
  ONTAP_BACKUP("aws/fsx/{region}/ontap/{deployment}/backup"),
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

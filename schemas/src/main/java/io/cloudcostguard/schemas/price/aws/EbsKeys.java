package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EBS.
public enum EbsKeys implements KeyForm {
  STORAGE("aws/ebs/{region}/storage/{type}"),
  IOPS("aws/ebs/{region}/iops/{type}"),
  THROUGHPUT("aws/ebs/{region}/throughput/{type}"),
  REQUESTS("aws/ebs/{region}/requests/{type}"),
  SNAPSHOT("aws/ebs/{region}/snapshot/{tier}"),
  FAST_RESTORE("aws/ebs/{region}/snapshot/fast-restore"),
  SNAPSHOT_LIST("aws/ebs/{region}/snapshot/list"),
  SNAPSHOT_GET("aws/ebs/{region}/snapshot/get"),
  SNAPSHOT_PUT("aws/ebs/{region}/snapshot/put");

  private final String form;

  EbsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

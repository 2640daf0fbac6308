package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Backup.
public enum BackupKeys implements KeyForm {
  EFS_WARM("aws/backup/{region}/efs/warm"),
  EFS_COLD("aws/backup/{region}/efs/cold"),
  EFS_RESTORE_WARM("aws/backup/{region}/efs/restore-warm"),
  EFS_RESTORE_COLD("aws/backup/{region}/efs/restore-cold"),
  EFS_RESTORE_ITEMS("aws/backup/{region}/efs/restore-items"),
  EBS_SNAPSHOT("aws/backup/{region}/ebs/snapshot"),
  RDS_SNAPSHOT("aws/backup/{region}/rds/snapshot"),
  AURORA_SNAPSHOT("aws/backup/{region}/aurora/snapshot"),
  DYNAMODB_WARM("aws/backup/{region}/dynamodb/warm"),
  DYNAMODB_RESTORE("aws/backup/{region}/dynamodb/restore"),
  FSX_WINDOWS_SNAPSHOT("aws/backup/{region}/fsx-windows/snapshot"),
  FSX_LUSTRE_SNAPSHOT("aws/backup/{region}/fsx-lustre/snapshot");

  private final String form;

  BackupKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

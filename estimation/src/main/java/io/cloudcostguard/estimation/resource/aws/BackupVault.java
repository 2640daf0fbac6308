package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// A vault is charged by what is kept in it and restored from it, at prices by what was backed up.
///
/// @see <a href="https://aws.amazon.com/backup/pricing/">AWS Backup pricing</a>
final class BackupVault {

  static final ResourceType TYPE =
      ResourceType.priced("aws_backup_vault", BackupVault::charge)
          .usage(
              "monthly_efs_warm_backup_gb",
              "monthly_efs_cold_backup_gb",
              "monthly_efs_warm_restore_gb",
              "monthly_efs_cold_restore_gb",
              "monthly_efs_item_restore_requests",
              "monthly_ebs_snapshot_gb",
              "monthly_rds_snapshot_gb",
              "monthly_aurora_snapshot_gb",
              "monthly_dynamodb_backup_gb",
              "monthly_dynamodb_restore_gb",
              "monthly_fsx_windows_backup_gb",
              "monthly_fsx_lustre_backup_gb");

  private static void charge(Resource vault, Components bill) {
    gigabytes(vault, bill, "EFS backup, warm", "efs/warm", "efs_warm_backup");
    gigabytes(vault, bill, "EFS backup, cold", "efs/cold", "efs_cold_backup");
    gigabytes(vault, bill, "EFS restore, warm", "efs/restore-warm", "efs_warm_restore");
    gigabytes(vault, bill, "EFS restore, cold", "efs/restore-cold", "efs_cold_restore");
    bill.add(
        "EFS restore, single items",
        "requests",
        vault.price("backup", "efs/restore-items"),
        vault.usage("monthly_efs_item_restore_requests"));
    snapshots(vault, bill, "EBS snapshots", "ebs", "ebs_snapshot");
    gigabytes(vault, bill, "RDS snapshots", "rds/snapshot", "rds_snapshot");
    gigabytes(vault, bill, "Aurora snapshots", "aurora/snapshot", "aurora_snapshot");
    gigabytes(vault, bill, "DynamoDB backup", "dynamodb/warm", "dynamodb_backup");
    gigabytes(vault, bill, "DynamoDB restore", "dynamodb/restore", "dynamodb_restore");
    snapshots(vault, bill, "FSx for Windows backup", "fsx-windows", "fsx_windows_backup");
    snapshots(vault, bill, "FSx for Lustre backup", "fsx-lustre", "fsx_lustre_backup");
  }

  private static void gigabytes(
      Resource vault, Components bill, String name, String dimension, String usage) {
    bill.add(name, "GB", vault.price("backup", dimension), vault.usage("monthly_" + usage + "_gb"));
  }

  private static void snapshots(
      Resource vault, Components bill, String name, String of, String usage) {
    bill.addIfExpected(
        name, "GB", vault.price("backup", of, "snapshot"), vault.usage("monthly_" + usage + "_gb"));
  }

  private BackupVault() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.BackupKeys;

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
    gigabytes(vault, bill, "EFS backup, warm", BackupKeys.EFS_WARM, "efs_warm_backup");
    gigabytes(vault, bill, "EFS backup, cold", BackupKeys.EFS_COLD, "efs_cold_backup");
    gigabytes(vault, bill, "EFS restore, warm", BackupKeys.EFS_RESTORE_WARM, "efs_warm_restore");
    gigabytes(vault, bill, "EFS restore, cold", BackupKeys.EFS_RESTORE_COLD, "efs_cold_restore");
    bill.add(
        "EFS restore, single items",
        "requests",
        vault.price(BackupKeys.EFS_RESTORE_ITEMS),
        vault.usage("monthly_efs_item_restore_requests"));
    snapshots(vault, bill, "EBS snapshots", BackupKeys.EBS_SNAPSHOT, "ebs_snapshot");
    gigabytes(vault, bill, "RDS snapshots", BackupKeys.RDS_SNAPSHOT, "rds_snapshot");
    gigabytes(vault, bill, "Aurora snapshots", BackupKeys.AURORA_SNAPSHOT, "aurora_snapshot");
    gigabytes(vault, bill, "DynamoDB backup", BackupKeys.DYNAMODB_WARM, "dynamodb_backup");
    gigabytes(vault, bill, "DynamoDB restore", BackupKeys.DYNAMODB_RESTORE, "dynamodb_restore");
    snapshots(
        vault,
        bill,
        "FSx for Windows backup",
        BackupKeys.FSX_WINDOWS_SNAPSHOT,
        "fsx_windows_backup");
    snapshots(
        vault, bill, "FSx for Lustre backup", BackupKeys.FSX_LUSTRE_SNAPSHOT, "fsx_lustre_backup");
  }

  private static void gigabytes(
      Resource vault, Components bill, String name, KeyForm price, String usage) {
    bill.add(name, "GB", vault.price(price), vault.usage("monthly_" + usage + "_gb"));
  }

  private static void snapshots(
      Resource vault, Components bill, String name, KeyForm price, String usage) {
    bill.addIfExpected(name, "GB", vault.price(price), vault.usage("monthly_" + usage + "_gb"));
  }

  private BackupVault() {}
}

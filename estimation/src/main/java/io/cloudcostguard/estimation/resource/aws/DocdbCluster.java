package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DocdbKeys;

/// A DocumentDB cluster is charged by backup storage where backups are kept for more than one day,
/// its snapshots always; storage and I/O are on the instances.
///
/// @see <a href="https://aws.amazon.com/documentdb/pricing/">Amazon DocumentDB pricing</a>
final class DocdbCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_docdb_cluster", DocdbCluster::charge)
          .reading(
              "id",
              "cluster_identifier",
              "engine_version",
              "storage_type",
              "backup_retention_period")
          .usage("backup_storage_gb");

  static final ResourceType SNAPSHOT =
      ResourceType.priced("aws_docdb_cluster_snapshot", DocdbCluster::chargeSnapshot)
          .usage("backup_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    charge(cluster, bill, BackupDays.beyondTheFirst(cluster));
  }

  private static void chargeSnapshot(Resource snapshot, Components bill) {
    charge(snapshot, bill, Amount.ONE);
  }

  private static void charge(Resource of, Components bill, Amount paidDays) {
    BackupDays.charge(bill, of.price(DocdbKeys.BACKUP), of.usage("backup_storage_gb"), paidDays);
  }

  private DocdbCluster() {}
}

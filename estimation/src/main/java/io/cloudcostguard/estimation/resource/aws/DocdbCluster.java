package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.DocdbKeys;

/// A DocumentDB cluster and its snapshots are charged by backup storage; storage and I/O are on the
/// instances.
///
/// @see <a href="https://aws.amazon.com/documentdb/pricing/">Amazon DocumentDB pricing</a>
final class DocdbCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_docdb_cluster", DocdbCluster::charge)
          .reading("cluster_identifier", "storage_type")
          .usage("backup_storage_gb");

  static final ResourceType SNAPSHOT =
      ResourceType.priced("aws_docdb_cluster_snapshot", DocdbCluster::charge)
          .usage("backup_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    bill.add(
        "Backup storage",
        "GB",
        cluster.price(DocdbKeys.BACKUP),
        cluster.usage("backup_storage_gb"));
  }

  private DocdbCluster() {}
}

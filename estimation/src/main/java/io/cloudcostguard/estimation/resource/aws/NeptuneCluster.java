package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.NeptuneKeys;
import java.util.List;

/// A Neptune cluster is charged by storage, I/O requests (not where it is I/O-optimised) and, where
/// backups are kept for more than one day, by backup storage; a snapshot by backup storage.
///
/// @see <a href="https://aws.amazon.com/neptune/pricing/">Amazon Neptune pricing</a>
final class NeptuneCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_neptune_cluster", NeptuneCluster::charge)
          .reading(
              "id",
              "cluster_identifier",
              "storage_type",
              "backup_retention_period",
              "serverless_v2_scaling_configuration.min_capacity")
          .usage("storage_gb", "monthly_io_requests", "backup_storage_gb");

  static final ResourceType SNAPSHOT =
      ResourceType.priced("aws_neptune_cluster_snapshot", NeptuneCluster::chargeSnapshot)
          .usage("backup_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    String storage = storage(cluster);
    bill.add(
        "Storage", "GB", cluster.price(NeptuneKeys.STORAGE, storage), cluster.usage("storage_gb"));
    if (storage.equals("standard")) {
      bill.add(
          "I/O requests",
          "requests",
          cluster.price(NeptuneKeys.IO_REQUESTS),
          cluster.usage("monthly_io_requests"));
    }
    chargeScaledReaders(cluster, bill);
    chargeBackup(cluster, bill, BackupDays.beyondTheFirst(cluster));
  }

  /// Readers that autoscaling adds to those of the plan, of the class of its first instance.
  private static void chargeScaledReaders(Resource cluster, Components bill) {
    Amount least =
        AppAutoscalingTarget.capacity(
            cluster, "neptune:cluster:ReadReplicaCount", RdsCluster.READERS_OF);
    if (least == null) {
      return;
    }
    List<Resource> members =
        cluster.referencedBy(
            "aws_neptune_cluster_instance", "cluster_identifier", "cluster_identifier", "id");
    if (members.isEmpty()) {
      bill.hourly(
          "Readers of autoscaling",
          Resource.noPrice("the instances of the cluster are not part of this plan"),
          least);
    } else {
      NeptuneClusterInstance.chargeRunning(
          cluster,
          bill.group("autoscaling"),
          members.getFirst(),
          cluster,
          least.beyond(members.size() - 1L));
    }
  }

  /// How the cluster stores: `standard` or `iopt1`.
  static String storage(Resource cluster) {
    return cluster.attr("storage_type").is("iopt1") ? "iopt1" : "standard";
  }

  private static void chargeSnapshot(Resource snapshot, Components bill) {
    chargeBackup(snapshot, bill, Amount.ONE);
  }

  private static void chargeBackup(Resource of, Components bill, Amount paidDays) {
    BackupDays.charge(bill, of.price(NeptuneKeys.BACKUP), of.usage("backup_storage_gb"), paidDays);
  }

  private NeptuneCluster() {}
}

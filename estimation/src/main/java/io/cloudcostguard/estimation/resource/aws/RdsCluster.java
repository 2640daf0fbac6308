package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import java.util.List;

/// An Aurora cluster is charged by storage, I/O requests (not where it is I/O-optimised), backups
/// beyond one day, backtrack, exports, and in serverless mode by capacity. A Multi-AZ cluster of
/// another engine is charged by its instances and its storage.
///
/// @see <a href="https://aws.amazon.com/rds/aurora/pricing/">Amazon Aurora pricing</a>
final class RdsCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_rds_cluster", RdsCluster::charge)
          .reading(
              "id",
              "cluster_identifier",
              "engine",
              "engine_mode",
              "engine_version",
              RdsExtendedSupport.ATTRIBUTE,
              "storage_type",
              "serverlessv2_scaling_configuration.min_capacity",
              "scaling_configuration.auto_pause",
              "scaling_configuration.min_capacity",
              "backup_retention_period",
              "backtrack_window",
              "db_cluster_instance_class",
              "allocated_storage",
              "iops",
              "performance_insights_enabled",
              "performance_insights_retention_period",
              PerformanceInsights.MODE)
          .usage(
              "capacity_units_per_hr",
              "storage_gb",
              "write_requests_per_sec",
              "read_requests_per_sec",
              "backup_snapshot_size_gb",
              "average_statements_per_hr",
              "change_records_per_statement",
              "backtrack_window_hrs",
              "snapshot_export_size_gb");

  /// What the `resource_id` of a target looks like that scales a cluster's readers.
  static final String READERS_OF = "cluster:{cluster_identifier}";

  private static final long SECONDS_PER_HOUR = 3600;

  private static final long INSTANCES_OF_MULTI_AZ = 3;

  private static void charge(Resource cluster, Components bill) {
    RdsEngine engine = RdsEngine.of(cluster.attr("engine").or("aurora-mysql"));
    if (cluster.attr("db_cluster_instance_class").isSet() && !engine.isAurora()) {
      chargeMultiAz(cluster, bill, engine);
    } else {
      chargeAurora(cluster, bill, engine);
    }
  }

  private static void chargeAurora(Resource cluster, Components bill, RdsEngine engine) {
    boolean serverless = cluster.attr("engine_mode").is("serverless");
    if (serverless) {
      bill.add(
          "Aurora serverless",
          "ACU-hours",
          cluster.price(RdsKeys.SERVERLESS, engine.forInstance()),
          serverlessCapacity(cluster).timesHours());
    }
    bill.add(
        "Storage",
        "GB",
        cluster.price(RdsKeys.AURORA_STORAGE, storage(cluster)),
        cluster.usage("storage_gb"));
    chargeScaledReaders(cluster, bill);
    chargeRequests(cluster, bill);
    chargeBackup(cluster, bill, engine);
    if (engine.name().equals("aurora-mysql") && !serverless && isBacktracked(cluster)) {
      chargeBacktrack(cluster, bill);
    }
    bill.add(
        "Snapshot export",
        "GB",
        cluster.price(RdsKeys.SNAPSHOT_EXPORT, engine.forInstance()),
        cluster.usage("snapshot_export_size_gb"));
  }

  /// Readers that autoscaling adds to those of the plan, of the class of its first instance.
  private static void chargeScaledReaders(Resource cluster, Components bill) {
    Amount least =
        AppAutoscalingTarget.capacity(cluster, "rds:cluster:ReadReplicaCount", READERS_OF);
    if (least == null) {
      return;
    }
    List<Resource> members =
        cluster.referencedBy(
            "aws_rds_cluster_instance", "cluster_identifier", "cluster_identifier", "id");
    if (members.isEmpty()) {
      bill.hourly(
          "Readers of autoscaling",
          Resource.noPrice("the instances of the cluster are not part of this plan"),
          least);
    } else {
      Amount added = least.beyond(members.size() - 1L);
      if (!added.isZero()) {
        RdsClusterInstance.chargeScaled(
            cluster, bill.group("autoscaling"), members.getFirst(), added);
      }
    }
  }

  /// As expected; where it does not pause, never less than the least that is set.
  private static Amount serverlessCapacity(Resource cluster) {
    Amount expected = cluster.usage("capacity_units_per_hr");
    return cluster.attr("scaling_configuration.auto_pause").is("false")
        ? atLeast(expected, cluster.attr("scaling_configuration.min_capacity").amount(1))
        : expected;
  }

  static Amount atLeast(Amount expected, Amount least) {
    return expected.or(least).atLeast(least);
  }

  /// How Aurora stores: `standard` or `io-optimized`.
  static String storage(Resource cluster) {
    return cluster.attr("storage_type").is("aurora-iopt1") ? "io-optimized" : "standard";
  }

  private static void chargeRequests(Resource cluster, Components bill) {
    if (storage(cluster).equals("standard")) {
      bill.add(
          "I/O requests",
          "requests",
          cluster.price(RdsKeys.IO_REQUESTS, "aurora"),
          cluster
              .usage("write_requests_per_sec")
              .plus(cluster.usage("read_requests_per_sec"))
              .times(SECONDS_PER_HOUR)
              .timesHours());
    }
  }

  private static void chargeBackup(Resource cluster, Components bill, RdsEngine engine) {
    Amount paidDays = cluster.attr("backup_retention_period").amount(1).beyond(1);
    if (!paidDays.isZero()) {
      bill.add(
          "Backup storage",
          "GB",
          cluster.price(RdsKeys.BACKUP, engine.forBackup()),
          cluster.usage("backup_snapshot_size_gb").times(paidDays));
    }
  }

  private static boolean isBacktracked(Resource cluster) {
    return !cluster.attr("backtrack_window").amount(0).isZero()
        || cluster.usage("backtrack_window_hrs") instanceof Amount.Known;
  }

  private static void chargeBacktrack(Resource cluster, Components bill) {
    bill.add(
        "Backtrack",
        "change records",
        cluster.price(RdsKeys.BACKTRACK),
        cluster
            .usage("average_statements_per_hr")
            .times(cluster.usage("change_records_per_statement"))
            .times(cluster.usage("backtrack_window_hrs"))
            .timesHours());
  }

  /// One writer and two readable standbys, under one price.
  private static void chargeMultiAz(Resource cluster, Components bill, RdsEngine engine) {
    DbClass size = DbClass.of(cluster.attr("db_cluster_instance_class"));
    bill.hourly(
        "Database instances",
        cluster.price(
            RdsKeys.INSTANCE,
            engine.forInstance(),
            "none",
            "readable-standbys",
            cluster.attr("db_cluster_instance_class")));
    RdsExtendedSupport.charge(
        cluster,
        bill,
        engine,
        cluster.attr("engine_version"),
        cluster.attr(RdsExtendedSupport.ATTRIBUTE),
        size.vcpus().times(INSTANCES_OF_MULTI_AZ));
    PerformanceInsights.charge(
        cluster, bill, size, INSTANCES_OF_MULTI_AZ, cluster.attr(PerformanceInsights.MODE));
    var type = cluster.attr("storage_type").or("io1");
    bill.add(
        "Storage",
        "GB",
        cluster.price(RdsKeys.STORAGE, engine.forStorage(), type, "readable-standbys"),
        cluster.attr("allocated_storage").amount());
    if (type.is("io1", "io2")) {
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          cluster.price(RdsKeys.IOPS, engine.forStorage(), type, "readable-standbys"),
          cluster.attr("iops").amount());
    } else if (type.is("gp3")) {
      long included = DbInstance.includedIops(engine, cluster.attr("allocated_storage").amount());
      bill.add(
          "Provisioned IOPS",
          "IOPS",
          cluster.price(RdsKeys.IOPS, engine.forStorage(), type, "readable-standbys"),
          cluster.attr("iops").amount(included).beyond(included));
    }
    chargeBackup(cluster, bill, engine);
  }

  private RdsCluster() {}
}

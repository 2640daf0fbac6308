package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.RdsKeys;
import org.jspecify.annotations.Nullable;

/// An instance of an Aurora cluster is charged by the hour for its class, or by capacity where that
/// is serverless; more where the cluster is I/O-optimised.
///
/// @see <a href="https://aws.amazon.com/rds/aurora/pricing/">Amazon Aurora pricing</a>
final class RdsClusterInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_rds_cluster_instance", RdsClusterInstance::charge)
          .reading(
              "cluster_identifier",
              "instance_class",
              "engine",
              "engine_version",
              "performance_insights_enabled",
              "performance_insights_retention_period")
          .usage(
              "capacity_units_per_hr",
              "monthly_cpu_credit_hrs",
              "vcpu_count",
              "monthly_additional_performance_insights_requests")
          .usageText(Reservation.USAGE);

  private static void charge(Resource instance, Components bill) {
    Resource cluster =
        instance.reference("cluster_identifier", "aws_rds_cluster", "cluster_identifier");
    RdsEngine engine = RdsEngine.of(own(instance, cluster, "engine").or("aurora-mysql"));
    String storage = cluster == null ? "standard" : RdsCluster.storage(cluster);
    DbClass size = DbClass.of(instance.attr("instance_class"));
    Amount capacity = instance.usage("capacity_units_per_hr");
    if (instance.attr("instance_class").is(DbClass.SERVERLESS)) {
      bill.add(
          "Aurora serverless v2",
          "ACU-hours",
          instance.price(RdsKeys.SERVERLESS_V2, engine.forInstance(), storage),
          capacity.timesHours());
    } else {
      chargeInstance(instance, bill, engine, storage, size);
      RdsExtendedSupport.charge(
          instance, bill, engine, own(instance, cluster, "engine_version"), size.vcpus());
    }
    PerformanceInsights.charge(instance, bill, size, capacity);
  }

  private static Attr own(Resource instance, @Nullable Resource cluster, String name) {
    Attr own = instance.attr(name);
    return cluster != null && own.text() == null ? cluster.attr(name) : own;
  }

  private static void chargeInstance(
      Resource instance, Components bill, RdsEngine engine, String storage, DbClass size) {
    String deployment = storage.equals("io-optimized") ? storage : "single-az";
    bill.hourly(
        "Database instance", DbInstance.instancePrice(instance, engine, "none", deployment));
    if (size.isBurstable()) {
      bill.add(
          "CPU credits",
          "vCPU-hours",
          instance.price(RdsKeys.CPU_CREDITS, engine.forBackup(), size.family()),
          instance
              .usage("monthly_cpu_credit_hrs")
              .times(instance.usage("vcpu_count").or(size.vcpus())));
    }
  }

  private RdsClusterInstance() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
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
              PublicAddresses.PUBLIC,
              "engine",
              "engine_version",
              "performance_insights_enabled",
              "performance_insights_retention_period")
          .usage(
              "capacity_units_per_hr",
              CpuCredits.HOURS,
              CpuCredits.VCPUS,
              "monthly_additional_performance_insights_requests")
          .usageText(Reservation.USAGE);

  private static void charge(Resource instance, Components bill) {
    Resource cluster =
        instance.reference("cluster_identifier", "aws_rds_cluster", "cluster_identifier", "id");
    RdsEngine engine = RdsEngine.of(own(instance, cluster, "engine").or("aurora-mysql"));
    String storage = cluster == null ? "standard" : RdsCluster.storage(cluster);
    DbClass size = DbClass.of(instance.attr("instance_class"));
    Amount capacity = capacity(instance, cluster);
    Attr version = own(instance, cluster, "engine_version");
    Attr support =
        (cluster == null ? Attributes.NONE : cluster.attributes())
            .attr(RdsExtendedSupport.ATTRIBUTE);
    Attr insights =
        (cluster == null ? Attributes.NONE : cluster.attributes()).attr(PerformanceInsights.MODE);
    OutsideCluster.assumeStorage(instance, cluster);
    if (instance.attr("instance_class").is(DbClass.SERVERLESS)) {
      bill.add(
          "Aurora serverless v2",
          "ACU-hours",
          instance.price(RdsKeys.SERVERLESS_V2, engine.forInstance(), storage),
          capacity.timesHours());
      RdsExtendedSupport.chargeServerless(instance, bill, engine, version, support, capacity);
      PerformanceInsights.chargeServerless(instance, bill, capacity, insights);
    } else {
      chargeInstance(instance, bill, engine, storage, size);
      RdsExtendedSupport.charge(instance, bill, engine, version, support, size.vcpus());
      PerformanceInsights.charge(instance, bill, size, 1, insights);
    }
    if (instance.attr(PublicAddresses.PUBLIC).isTrue()) {
      PublicAddresses.charge(instance, bill, Amount.ONE);
    }
  }

  /// Charges `count` instances like `model` that autoscaling adds to a cluster.
  static void chargeScaled(Resource cluster, Components bill, Resource model, Amount count) {
    RdsEngine engine = RdsEngine.of(own(model, cluster, "engine").or("aurora-mysql"));
    String storage = RdsCluster.storage(cluster);
    Attr version = own(model, cluster, "engine_version");
    Attr support = cluster.attr(RdsExtendedSupport.ATTRIBUTE);
    if (model.attr("instance_class").is(DbClass.SERVERLESS)) {
      Amount capacity = capacity(model, cluster).times(count);
      bill.add(
          "Aurora serverless v2",
          "ACU-hours",
          cluster.price(RdsKeys.SERVERLESS_V2, engine.forInstance(), storage),
          capacity.timesHours());
      RdsExtendedSupport.chargeServerless(cluster, bill, engine, version, support, capacity);
    } else {
      bill.hourly(
          "Database instance",
          cluster.price(
              RdsKeys.INSTANCE,
              engine.forInstance(),
              "none",
              deployment(storage),
              model.attr("instance_class")),
          count);
      Amount vcpus = DbClass.of(model.attr("instance_class")).vcpus().times(count);
      RdsExtendedSupport.charge(cluster, bill, engine, version, support, vcpus);
    }
  }

  private static String deployment(String storage) {
    return storage.equals("io-optimized") ? storage : "single-az";
  }

  /// The capacity units of a serverless instance: as expected, and never fewer than its cluster
  /// allows.
  static Amount capacity(Resource instance, @Nullable Resource cluster) {
    Amount expected = instance.usage("capacity_units_per_hr");
    Attr least =
        cluster == null
            ? Attributes.NONE.attr("min_capacity")
            : cluster.attr("serverlessv2_scaling_configuration.min_capacity");
    if (!least.isSet() || least.amount().isZero()) {
      return expected;
    }
    return RdsCluster.atLeast(expected, least.amount());
  }

  private static Attr own(Resource instance, @Nullable Resource cluster, String name) {
    Attr own = instance.attr(name);
    return cluster != null && own.text() == null ? cluster.attr(name) : own;
  }

  private static void chargeInstance(
      Resource instance, Components bill, RdsEngine engine, String storage, DbClass size) {
    bill.hourly(
        "Database instance",
        DbInstance.instancePrice(instance, engine, "none", deployment(storage)));
    CpuCredits.charge(
        instance,
        bill,
        size,
        instance.price(RdsKeys.CPU_CREDITS, engine.forBackup(), size.family()));
  }

  private RdsClusterInstance() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.NeptuneKeys;
import org.jspecify.annotations.Nullable;

/// A Neptune instance is charged by the hour for its class, or by capacity where that is serverless
/// (at least the smallest that its cluster allows), and by CPU credits of burstable classes.
///
/// @see <a href="https://aws.amazon.com/neptune/pricing/">Amazon Neptune pricing</a>
final class NeptuneClusterInstance {

  static final ResourceType TYPE =
      ResourceType.priced("aws_neptune_cluster_instance", NeptuneClusterInstance::charge)
          .reading("cluster_identifier", "instance_class", PublicAddresses.PUBLIC)
          .usage(CpuCredits.HOURS, CpuCredits.VCPUS);

  private static final Amount SMALLEST_CAPACITY = Amount.of("2.5");

  private static void charge(Resource instance, Components bill) {
    Resource cluster =
        instance.reference("cluster_identifier", "aws_neptune_cluster", "cluster_identifier", "id");
    OutsideCluster.assumeStorage(instance, cluster);
    if (instance.attr(PublicAddresses.PUBLIC).isTrue()) {
      PublicAddresses.charge(instance, bill, Amount.ONE);
    }
    chargeRunning(instance, bill, instance, cluster, Amount.ONE);
    if (instance.attr("instance_class").is(DbClass.SERVERLESS)) {
      return;
    }
    DbClass size = DbClass.of(instance.attr("instance_class"));
    CpuCredits.charge(instance, bill, size, instance.price(NeptuneKeys.CPU_CREDITS, size.family()));
  }

  /// The charges at a resource of running `count` instances like `model`.
  static void chargeRunning(
      Resource at, Components bill, Resource model, @Nullable Resource cluster, Amount count) {
    String storage = cluster == null ? "standard" : NeptuneCluster.storage(cluster);
    if (model.attr("instance_class").is(DbClass.SERVERLESS)) {
      bill.add(
          "Serverless capacity",
          "NCU-hours",
          at.price(NeptuneKeys.SERVERLESS, storage),
          smallestCapacity(model, cluster).times(count).timesHours());
    } else {
      bill.hourly(
          "Database instance",
          at.price(NeptuneKeys.INSTANCE, storage, model.attr("instance_class")),
          count);
    }
  }

  private static Amount smallestCapacity(Resource instance, @Nullable Resource cluster) {
    if (cluster == null && instance.says("cluster_identifier")) {
      return Amount.unknown("the cluster is not part of this plan");
    }
    String path = "serverless_v2_scaling_configuration.min_capacity";
    return cluster != null && cluster.attr(path).isSet()
        ? cluster.attr(path).amount()
        : SMALLEST_CAPACITY;
  }

  private NeptuneClusterInstance() {}
}

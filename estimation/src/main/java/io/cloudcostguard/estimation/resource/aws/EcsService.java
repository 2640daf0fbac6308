package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.aws.FargateShare.CapacityProvider;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS service on Fargate is charged for the processors and memory of its tasks; one on EC2
/// instances costs nothing itself but for the volumes of its tasks.
///
/// @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
final class EcsService {

  private static final String CLUSTER = "aws_ecs_cluster";

  private static final String VOLUME = "volume_configuration.managed_ebs_volume";

  static final ResourceType TYPE =
      ResourceType.priced("aws_ecs_service", EcsService::charge)
          .reading(
              "id",
              "name",
              "launch_type",
              "cluster",
              "desired_count",
              "task_definition",
              "capacity_provider_strategy.capacity_provider",
              "capacity_provider_strategy.base",
              "capacity_provider_strategy.weight",
              "network_configuration.assign_public_ip",
              VOLUME + ".volume_type",
              VOLUME + ".size_in_gb",
              VOLUME + ".iops",
              VOLUME + ".throughput",
              VOLUME + ".snapshot_id");

  static final ResourceType CLUSTER_TYPE = ResourceType.free(CLUSTER).reading("id", "arn", "name");

  static final ResourceType CLUSTER_PROVIDERS_TYPE =
      ResourceType.free("aws_ecs_cluster_capacity_providers")
          .reading(
              "cluster_name",
              "capacity_providers",
              "default_capacity_provider_strategy.capacity_provider",
              "default_capacity_provider_strategy.base",
              "default_capacity_provider_strategy.weight");

  static final ResourceType TASK_SET_TYPE =
      ResourceType.free("aws_ecs_task_set").reading("service", "task_definition");

  private static final String STRATEGY = "capacity_provider_strategy";

  private static final String IDENTITY = "service/{cluster}/{name}";

  private static void charge(Resource service, Components bill) {
    Amount tasks =
        AppAutoscalingTarget.held(
            service, "ecs:service:DesiredCount", IDENTITY, service.attr("desired_count").amount(0));
    chargeVolumes(service, bill, tasks);
    String unseen = whyNotSeen(service);
    if (unseen != null) {
      bill.hourly("Tasks", Resource.noPrice(unseen), tasks);
      return;
    }
    FargateShare share = FargateShare.of(strategy(service), tasks);
    Resource task = taskDefinition(service);
    if (task == null && !share.all().isZero()) {
      bill.hourly(
          "Tasks",
          Resource.noPrice(
              service.attr("task_definition").isUnknown()
                  ? "the plan does not show which task definition is meant"
                  : "the task definition is not part of this plan"),
          share.all());
    } else if (task != null) {
      charge(service, bill, share, task);
    }
    if (service.attr("network_configuration.assign_public_ip").isTrue() && !share.all().isZero()) {
      PublicAddresses.charge(service, bill, share.all());
    }
  }

  /// The volumes that each of `tasks` has for itself, whatever runs it.
  private static void chargeVolumes(Resource service, Components bill, Amount tasks) {
    List<Attributes> configurations = service.blocks("volume_configuration");
    for (int i = 0; i < configurations.size(); i++) {
      Attributes volume = configurations.get(i).block("managed_ebs_volume");
      EbsVolume.charge(
          service,
          bill.group("volume_configuration[" + i + "]"),
          volume.attr("volume_type"),
          EbsVolume.sizeOfBlock(volume, "size_in_gb"),
          volume.attr("iops"),
          volume.attr("throughput"),
          tasks);
    }
  }

  private static void charge(Resource service, Components bill, FargateShare share, Resource task) {
    if (!share.onDemand().isZero()) {
      EcsTaskDefinition.charge(service, bill, task, share.onDemand());
    }
    if (!share.spot().isZero()) {
      bill.hourly("Tasks", service.price(EcsKeys.SPOT_TASK), share.spot());
    }
  }

  /// Why it is not known what runs its tasks: that is as its cluster has it, and the plan does not
  /// show the cluster. Null where it is known.
  private static @Nullable String whyNotSeen(Resource service) {
    return !service.attr("launch_type").isSet()
            && service.blocks(STRATEGY).isEmpty()
            && service.says("cluster")
            && cluster(service) == null
        ? "the cluster, which decides what runs the tasks, is not part of this plan"
        : null;
  }

  private static @Nullable Resource cluster(Resource service) {
    return service.reference("cluster", CLUSTER, "id", "arn", "name");
  }

  /// What runs its tasks; none where that is nothing of Fargate.
  private static List<CapacityProvider> strategy(Resource service) {
    // A service with a strategy has no launch type: one that is there is that of before.
    List<CapacityProvider> own = CapacityProvider.of(service.blocks(STRATEGY));
    if (!own.isEmpty()) {
      return own;
    }
    if (service.attr("launch_type").isSet()) {
      return service.attr("launch_type").is(FargateShare.ON_DEMAND)
          ? List.of(CapacityProvider.ofAll(FargateShare.ON_DEMAND))
          : List.of();
    }
    return defaultStrategy(service);
  }

  private static List<CapacityProvider> defaultStrategy(Resource service) {
    Resource cluster = cluster(service);
    if (cluster == null) {
      return List.of();
    }
    for (Resource providers :
        cluster.referencedBy(CLUSTER_PROVIDERS_TYPE.name(), "cluster_name", "name", "id")) {
      List<CapacityProvider> strategy =
          CapacityProvider.of(providers.blocks("default_" + STRATEGY));
      return strategy.isEmpty()
          ? CapacityProvider.firstOf(providers.attr("capacity_providers").texts())
          : strategy;
    }
    return List.of();
  }

  /// Its task definition, or that of its task set.
  private static @Nullable Resource taskDefinition(Resource service) {
    Resource own = EcsTaskDefinition.of(service);
    if (own != null) {
      return own;
    }
    for (Resource set : service.referencedBy(TASK_SET_TYPE.name(), "service", "id", "name")) {
      return EcsTaskDefinition.of(set);
    }
    return null;
  }

  private EcsService() {}
}

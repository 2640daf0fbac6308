package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EcsKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An ECS service on Fargate is charged for the processors and memory of its tasks; one on EC2
/// instances costs nothing itself.
///
/// @see <a href="https://aws.amazon.com/fargate/pricing/">AWS Fargate pricing</a>
final class EcsService {

  private static final String CLUSTER = "aws_ecs_cluster";

  static final ResourceType TYPE =
      ResourceType.priced("aws_ecs_service", EcsService::charge)
          .reading(
              "id",
              "name",
              "launch_type",
              "cluster",
              "desired_count",
              "task_definition",
              "capacity_provider_strategy.capacity_provider");

  static final ResourceType CLUSTER_TYPE = ResourceType.free(CLUSTER).reading("id", "arn", "name");

  static final ResourceType CLUSTER_PROVIDERS_TYPE =
      ResourceType.free("aws_ecs_cluster_capacity_providers")
          .reading(
              "cluster_name",
              "capacity_providers",
              "default_capacity_provider_strategy.capacity_provider");

  static final ResourceType TASK_SET_TYPE =
      ResourceType.free("aws_ecs_task_set").reading("service", "task_definition");

  private static final String FARGATE = "fargate";

  private static final String FARGATE_SPOT = "fargate_spot";

  private static void charge(Resource service, Components bill) {
    String provider = provider(service);
    if (provider == null) {
      return;
    }
    Amount tasks = service.attr("desired_count").amount(0);
    Resource task = taskDefinition(service);
    if (task == null) {
      bill.hourly("Tasks", Resource.noPrice("the task definition is not part of this plan"), tasks);
    } else if (provider.equals(FARGATE_SPOT)) {
      bill.hourly("Tasks", service.price(EcsKeys.SPOT_TASK), tasks);
    } else {
      EcsTaskDefinition.charge(service, bill, task, tasks);
    }
  }

  /// Which kind of Fargate runs it; null when none does.
  private static @Nullable String provider(Resource service) {
    if (service.attr("launch_type").isSet()) {
      return service.attr("launch_type").is(FARGATE) ? FARGATE : null;
    }
    List<String> strategy = providers(service, "capacity_provider_strategy.capacity_provider");
    return strategy.isEmpty() ? defaultProvider(service) : fargateIn(strategy);
  }

  private static @Nullable String defaultProvider(Resource service) {
    Resource cluster = service.reference("cluster", CLUSTER, "id", "arn", "name");
    if (cluster == null) {
      return null;
    }
    for (Resource providers :
        cluster.referencedBy(CLUSTER_PROVIDERS_TYPE.name(), "cluster_name", "name", "id")) {
      List<String> strategy =
          providers(providers, "default_capacity_provider_strategy.capacity_provider");
      return fargateIn(strategy.isEmpty() ? providers(providers, "capacity_providers") : strategy);
    }
    return null;
  }

  private static List<String> providers(Resource resource, String path) {
    return resource.attributes().attrs(path).stream()
        .flatMap(attr -> attr.texts().stream())
        .toList();
  }

  private static @Nullable String fargateIn(List<String> providers) {
    if (providers.stream().anyMatch(FARGATE::equalsIgnoreCase)) {
      return FARGATE;
    }
    return providers.stream().anyMatch(FARGATE_SPOT::equalsIgnoreCase) ? FARGATE_SPOT : null;
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

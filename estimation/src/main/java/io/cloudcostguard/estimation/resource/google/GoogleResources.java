package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.FreeTypes;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// The registry of Google Cloud's resource types. Types that cost nothing and that no other type
/// reads are names in `free.txt`.
public final class GoogleResources {

  private static final List<ResourceType> PRICED_OR_READ =
      Stream.of(
              List.of(
                  ArtifactRegistry.TYPE,
                  Bigquery.DATASET,
                  Bigquery.TABLE,
                  CloudDns.RECORD_SET,
                  CloudDns.ZONE,
                  CloudFunction.TYPE,
                  CloudRun.FIRST,
                  CloudRun.JOB,
                  CloudRun.SECOND,
                  CloudStorage.BUCKET,
                  CloudStorage.REGISTRY,
                  ComputeAddress.GLOBAL,
                  ComputeAddress.TYPE,
                  ComputeCopies.IMAGE,
                  ComputeCopies.MACHINE_IMAGE,
                  ComputeCopies.SNAPSHOT,
                  ComputeDisk.REGIONAL,
                  ComputeDisk.TYPE,
                  ComputeInstance.TYPE,
                  ContainerCluster.TYPE,
                  ContainerNodePool.TYPE,
                  InstanceGroupManager.AUTOSCALER,
                  InstanceGroupManager.REGIONAL,
                  InstanceGroupManager.REGIONAL_AUTOSCALER,
                  InstanceGroupManager.REGIONAL_TEMPLATE,
                  InstanceGroupManager.TEMPLATE,
                  InstanceGroupManager.TYPE,
                  KmsCryptoKey.TYPE,
                  MetricDescriptor.TYPE,
                  Pubsub.SUBSCRIPTION,
                  Pubsub.TOPIC,
                  RedisCluster.TYPE,
                  RedisInstance.TYPE,
                  RouterNat.TYPE,
                  SecretManager.SECRET,
                  SecretManager.VERSION,
                  SqlInstance.TYPE),
              LoadBalancing.TYPES,
              Logging.TYPES,
              Vpn.TYPES)
          .flatMap(List::stream)
          .toList();

  /// Every resource type of Google Cloud that is known, priced or free.
  public static List<ResourceType> all() {
    return Stream.concat(PRICED_OR_READ.stream(), FreeTypes.beside(GoogleResources.class)).toList();
  }

  private GoogleResources() {}
}

package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.FreeTypes;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.List;
import java.util.stream.Stream;

/// The registry of Azure's resource types. Types that cost nothing and that no other type reads are
/// names in `free.txt`.
public final class AzureResources {

  private static final List<ResourceType> PRICED_OR_READ =
      List.of(
          AutoscaleSetting.TYPE,
          ApplicationGateway.TYPE,
          Cognitive.ACCOUNT,
          Cognitive.DEPLOYMENT,
          DiskCopy.SNAPSHOT,
          DiskCopy.IMAGE,
          Kubernetes.CLUSTER,
          Kubernetes.POOL,
          LoadBalancer.TYPE,
          LoadBalancer.RULE,
          LoadBalancer.OUTBOUND_RULE,
          ManagedDisk.TYPE,
          PublicIp.TYPE,
          PublicIp.PREFIX,
          Redis.CACHE,
          Redis.MANAGED,
          ScaleSet.LINUX,
          ScaleSet.WINDOWS,
          ScaleSet.OLDER,
          ScaleSet.FLEXIBLE,
          StorageAccount.TYPE,
          StorageServices.QUEUE,
          StorageServices.TABLE,
          StorageServices.SHARE,
          VirtualMachine.LINUX,
          VirtualMachine.WINDOWS,
          VirtualMachine.OLDER);

  /// Every resource type of Azure that is known, priced or free.
  public static List<ResourceType> all() {
    return Stream.of(
            PRICED_OR_READ.stream(),
            Analytics.types(),
            AppService.types(),
            ApplicationServices.types(),
            Cosmos.types(),
            Directory.types(),
            Dns.types(),
            Edge.types(),
            Functions.types(),
            Gateways.types(),
            KeyVault.types(),
            Messaging.types(),
            Monitor.types(),
            Network.types(),
            OpenDatabase.types(),
            Protection.types(),
            SqlDatabase.types(),
            FreeTypes.beside(AzureResources.class))
        .flatMap(types -> types)
        .toList();
  }

  private AzureResources() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.stream.Stream;

/// A node pool is charged for its nodes, in each zone of its own or else of its cluster.
///
/// @see <a href="https://cloud.google.com/kubernetes-engine/pricing">GKE pricing</a>
final class ContainerNodePool {

  static final String NAME = "google_container_node_pool";

  static final ResourceType TYPE =
      ResourceType.priced(NAME, ContainerNodePool::charge)
          .reading(
              Stream.concat(
                      Stream.of(
                          "name",
                          "cluster",
                          "location",
                          "node_locations",
                          "node_count",
                          "initial_node_count",
                          "autoscaling.min_node_count",
                          "autoscaling.max_node_count",
                          "autoscaling.total_min_node_count"),
                      GkeNodes.paths(""))
                  .toArray(String[]::new))
          .usage("nodes");

  private static void charge(Resource pool, Components bill) {
    Resource cluster =
        pool.reference("cluster", "google_container_cluster", "name", "id", "self_link");
    Resource place = cluster == null || pool.attr("location").isSet() ? pool : cluster;
    Amount zones =
        GkeNodes.zones(pool.attributes(), GkeNodes.zones(cluster == null ? pool : cluster));
    GkeNodes.charge(
        place,
        bill,
        pool.attributes().block("node_config"),
        GkeNodes.count(pool.attributes(), pool.usage("nodes"), zones));
  }

  private ContainerNodePool() {}
}

package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A cluster is charged by the hour, and for the nodes of its default pool or of the pools that are
/// written in it. With Autopilot it is charged for what its pods ask for instead.
///
/// @see <a href="https://cloud.google.com/kubernetes-engine/pricing">GKE pricing</a>
final class ContainerCluster {

  static final ResourceType TYPE =
      ResourceType.priced("google_container_cluster", ContainerCluster::charge)
          .reading(
              Stream.of(
                      Stream.of(
                          "id",
                          "name",
                          "self_link",
                          "location",
                          "node_locations",
                          "initial_node_count",
                          "enable_autopilot",
                          "remove_default_node_pool",
                          "node_pool.name",
                          "node_pool.node_count",
                          "node_pool.initial_node_count",
                          "node_pool.node_locations",
                          "node_pool.autoscaling.min_node_count",
                          "node_pool.autoscaling.max_node_count",
                          "node_pool.autoscaling.total_min_node_count"),
                      GkeNodes.paths(""),
                      GkeNodes.paths("node_pool."))
                  .flatMap(paths -> paths)
                  .toArray(String[]::new))
          .usage(
              "nodes",
              "node_pool[*].nodes",
              "autopilot_vcpu_count",
              "autopilot_memory_gb",
              "autopilot_ephemeral_storage_gb",
              "autopilot_spot_vcpu_count",
              "autopilot_spot_memory_gb",
              "autopilot_spot_ephemeral_storage_gb");

  private static void charge(Resource cluster, Components bill) {
    bill.hourly("Cluster", cluster.price(GoogleKeys.CLUSTER, "on-demand"));
    if (cluster.attr("enable_autopilot").isTrue()) {
      autopilot(cluster, bill);
      return;
    }
    Amount zones = GkeNodes.zones(cluster);
    List<Attributes> pools = pools(cluster);
    for (int i = 0; i < pools.size(); i++) {
      Attributes pool = pools.get(i);
      String name = "node_pool[" + i + "]";
      GkeNodes.charge(
          cluster,
          bill.group(name),
          pool.block("node_config"),
          GkeNodes.count(pool, cluster.usage(name + ".nodes"), GkeNodes.zones(pool, zones)));
    }
    if (pools.isEmpty() && !cluster.attr("remove_default_node_pool").isTrue()) {
      GkeNodes.charge(
          cluster,
          bill.group("default_pool"),
          cluster.attributes().block("node_config"),
          GkeNodes.count(cluster.attributes(), cluster.usage("nodes"), zones));
    }
  }

  /// The pools that are written in the cluster. Once it is there, Terraform lists pools that are
  /// resources of their own here too; they are charged there.
  private static List<Attributes> pools(Resource cluster) {
    List<Attributes> pools = cluster.blocks("node_pool");
    if (pools.isEmpty() || cluster.configured("node_pool").isSet()) {
      return pools;
    }
    if (cluster.attr("remove_default_node_pool").isTrue()) {
      return List.of();
    }
    Set<String> elsewhere = new HashSet<>();
    for (Resource pool :
        cluster.referencedBy(ContainerNodePool.NAME, "cluster", "name", "id", "self_link")) {
      elsewhere.add(pool.attr("name").text(""));
    }
    return pools.stream().filter(pool -> !elsewhere.contains(pool.attr("name").text(""))).toList();
  }

  private static void autopilot(Resource cluster, Components bill) {
    bill.hourly(
        "Virtual CPUs of pods",
        cluster.price(GoogleKeys.AUTOPILOT, "vcpu", "on-demand"),
        cluster.usage("autopilot_vcpu_count"));
    bill.add(
        "Memory of pods",
        "GiB-hours",
        cluster.price(GoogleKeys.AUTOPILOT, "memory", "on-demand"),
        cluster.usage("autopilot_memory_gb").timesHours());
    bill.add(
        "Ephemeral storage of pods",
        "GiB-hours",
        cluster.price(GoogleKeys.AUTOPILOT, "storage", "on-demand"),
        cluster.usage("autopilot_ephemeral_storage_gb").timesHours());
    spotPods(cluster, bill.group("spot_pods"));
  }

  private static void spotPods(Resource cluster, Components bill) {
    bill.addIfExpected(
        "Virtual CPUs",
        Components.HOURS,
        cluster.price(GoogleKeys.AUTOPILOT, "vcpu", "spot"),
        cluster.usage("autopilot_spot_vcpu_count").timesHours());
    bill.addIfExpected(
        "Memory",
        "GiB-hours",
        cluster.price(GoogleKeys.AUTOPILOT, "memory", "spot"),
        cluster.usage("autopilot_spot_memory_gb").timesHours());
    bill.addIfExpected(
        "Ephemeral storage",
        "GiB-hours",
        cluster.price(GoogleKeys.AUTOPILOT, "storage", "spot"),
        cluster.usage("autopilot_spot_ephemeral_storage_gb").timesHours());
  }

  private ContainerCluster() {}
}

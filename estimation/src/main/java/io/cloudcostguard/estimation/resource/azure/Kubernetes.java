package io.cloudcostguard.estimation.resource.azure;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A Kubernetes cluster is charged for its nodes with their disks, for what its load balancer
/// processes, and in the paid tiers for its uptime. Its further node pools are resources of their
/// own.
///
/// @see <a href="https://azure.microsoft.com/en-us/pricing/details/kubernetes-service/">Azure
///   Kubernetes Service pricing</a>
final class Kubernetes {

  private static final String CLUSTER_NAME = "azurerm_kubernetes_cluster";

  static final ResourceType CLUSTER =
      ResourceType.priced(CLUSTER_NAME, Kubernetes::chargeCluster)
          .reading(
              "id",
              "sku_tier",
              "network_profile.load_balancer_sku",
              "http_application_routing_enabled",
              "addon_profile.http_application_routing.enabled",
              "default_node_pool.vm_size",
              "default_node_pool.node_count",
              "default_node_pool.min_count",
              "default_node_pool.max_count",
              "default_node_pool.enable_auto_scaling",
              "default_node_pool.auto_scaling_enabled",
              "default_node_pool.os_sku",
              "default_node_pool.os_disk_type",
              "default_node_pool.os_disk_size_gb")
          .usage(
              "default_node_pool.nodes",
              "default_node_pool.monthly_hrs",
              "load_balancer.monthly_data_processed_gb");

  static final ResourceType POOL =
      ResourceType.priced("azurerm_kubernetes_cluster_node_pool", Kubernetes::chargePool)
          .reading(
              "kubernetes_cluster_id",
              "vm_size",
              "node_count",
              "min_count",
              "max_count",
              "enable_auto_scaling",
              "auto_scaling_enabled",
              "os_type",
              "os_sku",
              "os_disk_type",
              "os_disk_size_gb",
              "mode",
              "priority")
          .usage("nodes", "monthly_hrs");

  private static final long NODE_DISK = 128;

  /// Sizes whose name has an `s` among the letters behind a number can have premium disks, e.g.
  /// `D2s_v3`; of older series the letter stands before it, e.g. `DS2_v2`.
  private static final Pattern PREMIUM = Pattern.compile("(ds|gs|m).*|.*\\d[a-z]*s.*");

  private static void chargeCluster(Resource cluster, Components bill) {
    Meters service = Meters.of(cluster, "Azure Kubernetes Service");
    switch (cluster.attr("sku_tier").text("free")) {
      case "paid", "standard" ->
          bill.hourly(
              "Uptime SLA",
              service.price("Azure Kubernetes Service", "Standard", "Standard Uptime SLA"));
      case "premium" ->
          bill.hourly(
              "Uptime SLA",
              service.price("Azure Kubernetes Service", "Premium", "Premium Long Term Support"));
      default -> {}
    }
    new Pool(cluster, "default_node_pool.", "default_node_pool.", cluster)
        .charge(bill.group("default_node_pool"));
    if (cluster.attr("network_profile.load_balancer_sku").or("standard").is("standard")) {
      bill.group("load_balancer")
          .add(
              "Data processed",
              "GB",
              LoadBalancer.dataProcessed(),
              cluster.usage("load_balancer.monthly_data_processed_gb"));
    }
    if (cluster.attr("http_application_routing_enabled").isTrue()
        || cluster.attr("addon_profile.http_application_routing.enabled").isTrue()) {
      bill.group("dns").add("Hosted zone", "units", Dns.zone(cluster, "Public"), Amount.ONE);
    }
  }

  private static void chargePool(Resource pool, Components bill) {
    Resource cluster = pool.reference("kubernetes_cluster_id", CLUSTER_NAME, "id");
    new Pool(pool, "", "", cluster).charge(bill);
  }

  /// Nodes of one kind.
  ///
  /// @param prefix of its attributes
  /// @param usage prefix of its usage keys
  /// @param cluster where the nodes are; null where that is not in the plan
  private record Pool(Resource at, String prefix, String usage, @Nullable Resource cluster) {

    void charge(Components bill) {
      Resource where = cluster == null ? at : cluster;
      Attr size = attr("vm_size");
      Amount nodes = at.usage(usage + "nodes").or(nodes());
      boolean windows =
          attr("os_type").is("Windows") || attr("os_sku").text("").startsWith("windows");
      new Machine(where, size, windows, attr("priority").is("Spot"))
          .instances(bill, Machine.hours(at, usage + Machine.HOURS).times(nodes));
      if (!attr("os_disk_type").is("Ephemeral")) {
        ManagedDisk.charge(
            where,
            bill.group("os_disk"),
            at.attr("none").or(isPremium(size) ? "Premium_LRS" : "Standard_LRS"),
            disk(),
            Amount.of(0),
            nodes);
      }
    }

    /// A size of zero is the default as well.
    private Amount disk() {
      Amount size = attr("os_disk_size_gb").amount(NODE_DISK);
      return size.isZero() ? Amount.of(NODE_DISK) : size;
    }

    private Amount nodes() {
      boolean scales =
          attr("enable_auto_scaling").isTrue() || attr("auto_scaling_enabled").isTrue();
      Attr least = attr("min_count");
      Attr own = attr("node_count");
      if (!scales || !least.isSet()) {
        return own.amount(1);
      }
      Attr most = attr("max_count");
      Amount atLeast = own.isSet() ? own.amount().atLeast(least.amount()) : least.amount();
      return most.isSet() ? atLeast.atMost(most.amount()) : atLeast;
    }

    private static boolean isPremium(Attr size) {
      String name = size.text("").replaceFirst("^(standard|basic)_", "");
      return PREMIUM.matcher(name.replaceFirst("_v\\d+$", "")).matches();
    }

    private Attr attr(String name) {
      return at.attr(prefix + name);
    }
  }

  private Kubernetes() {}
}

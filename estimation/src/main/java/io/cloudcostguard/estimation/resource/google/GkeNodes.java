package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Charges for the nodes of a cluster: as many in each zone as asked for, as `node_config` says.
///
/// @see <a href="https://cloud.google.com/kubernetes-engine/pricing">GKE pricing</a>
final class GkeNodes {

  private static final Pattern ZONE = Pattern.compile(".+\\d-[a-z]");
  private static final String MACHINE = "e2-medium";
  private static final long DISK = 100;
  private static final long ZONES_OF_REGION = 3;
  private static final long NODES = 3;

  /// What is read of a `node_config` block.
  static Stream<String> paths(String prefix) {
    return Stream.of(
            "machine_type",
            "image_type",
            "min_cpu_platform",
            "confidential_nodes.enabled",
            "advanced_machine_features.enable_nested_virtualization",
            "disk_type",
            "disk_size_gb",
            "preemptible",
            "spot",
            "local_ssd_count",
            "ephemeral_storage_local_ssd_config.local_ssd_count",
            "local_nvme_ssd_block_config.local_ssd_count",
            "guest_accelerator.type",
            "guest_accelerator.count")
        .map(name -> prefix + "node_config." + name);
  }

  /// In how many zones the nodes of a cluster are. A zonal cluster names those besides its own.
  static Amount zones(Resource cluster) {
    Amount others = cluster.count("node_locations");
    boolean zonal = ZONE.matcher(cluster.attr("location").text("")).matches();
    if (zonal) {
      return others.isZero() ? Amount.ONE : others.plus(Amount.ONE);
    }
    return others.isZero()
        ? Amount.of(Long.toString(ZONES_OF_REGION), "zones of a region")
        : others;
  }

  /// In how many zones a pool's nodes are, where it says so itself.
  static Amount zones(Attributes pool, Amount ofCluster) {
    Attr own = pool.attr("node_locations");
    return own.isUnknown() ? own.amount() : own.isSet() ? Amount.of(own.texts().size()) : ofCluster;
  }

  /// How many nodes a pool has in all its zones.
  static Amount count(Attributes pool, Amount expected, Amount zones) {
    Attr total = pool.attr("autoscaling.total_min_node_count");
    if (expected instanceof Amount.UsageMissing && total.isSet() && !total.is("0")) {
      return total.amount();
    }
    Attr least = pool.attr("autoscaling.min_node_count");
    Attr most = pool.attr("autoscaling.max_node_count");
    Attr own = pool.attr("node_count").or(pool.attr("initial_node_count")).or(least);
    Amount each = own.amount(NODES);
    if (least.isSet()) {
      each = each.atLeast(least.amount());
    }
    // The largest number in a zone is 0 where the pool has one for all zones.
    if (most.isSet() && !most.is("0")) {
      each = each.atMost(most.amount());
    }
    return expected.or(each).times(zones);
  }

  static void charge(Resource at, Components bill, Attributes config, Amount count) {
    Machines machines =
        new Machines(
            at,
            config.attr("machine_type").or(MACHINE),
            config.attr("preemptible").isTrue() || config.attr("spot").isTrue(),
            count,
            Machines.ALL_MONTH);
    machines.charge(bill);
    String image = config.attr("image_type").text();
    if (image != null && image.toLowerCase(Locale.ROOT).startsWith("windows")) {
      machines.windows(bill);
    }
    Disks.charge(
        at, bill, false, config.attr("disk_type"), config.attr("disk_size_gb").amount(DISK), count);
    machines.localSsds(
        bill,
        config
            .attr("local_ssd_count")
            .or(config.attr("ephemeral_storage_local_ssd_config.local_ssd_count"))
            .or(config.attr("local_nvme_ssd_block_config.local_ssd_count"))
            .amount(0));
    machines.accelerators(bill, config.blocks("guest_accelerator"));
  }

  private GkeNodes() {}
}

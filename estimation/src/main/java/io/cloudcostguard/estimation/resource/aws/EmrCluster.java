package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;
import io.cloudcostguard.schemas.price.aws.EmrKeys;
import java.util.List;

/// The instances of an EMR cluster are charged as EC2 charges them, with a fee of EMR by their type
/// and hour, and with the volumes that their group asks for.
///
/// @see <a href="https://aws.amazon.com/emr/pricing/">Amazon EMR pricing</a>
final class EmrCluster {

  static final ResourceType TYPE =
      ResourceType.priced("aws_emr_cluster", EmrCluster::charge)
          .reading(
              "master_instance_group.instance_type",
              "master_instance_group.instance_count",
              "master_instance_group.bid_price",
              "master_instance_group.ebs_config.type",
              "master_instance_group.ebs_config.size",
              "master_instance_group.ebs_config.iops",
              "master_instance_group.ebs_config.throughput",
              "master_instance_group.ebs_config.volumes_per_instance",
              "core_instance_group.instance_type",
              "core_instance_group.instance_count",
              "core_instance_group.bid_price",
              "core_instance_group.ebs_config.type",
              "core_instance_group.ebs_config.size",
              "core_instance_group.ebs_config.iops",
              "core_instance_group.ebs_config.throughput",
              "core_instance_group.ebs_config.volumes_per_instance",
              "ec2_attributes.subnet_id",
              "master_instance_fleet.target_on_demand_capacity",
              "core_instance_fleet.target_on_demand_capacity");

  static final ResourceType GROUP =
      ResourceType.priced(
              "aws_emr_instance_group", (group, bill) -> charge(group, bill, group.attributes()))
          .reading(
              "instance_type",
              "instance_count",
              "bid_price",
              "ebs_config.type",
              "ebs_config.size",
              "ebs_config.iops",
              "ebs_config.throughput",
              "ebs_config.volumes_per_instance");

  private static void charge(Resource cluster, Components bill) {
    for (String group : List.of("master_instance_group", "core_instance_group")) {
      for (Attributes instances : cluster.blocks(group)) {
        charge(cluster, bill.group(group), instances);
        PublicAddresses.chargeLaunched(
            cluster,
            bill.group(group),
            Attributes.NONE,
            "ec2_attributes.subnet_id",
            instances.attr("instance_count").amount(1));
      }
    }
    for (String fleet : List.of("master_instance_fleet", "core_instance_fleet")) {
      if (!cluster.blocks(fleet).isEmpty()) {
        bill.group(fleet)
            .add(
                "Instance usage",
                Components.HOURS,
                Resource.noPrice("which types a fleet takes is known only when it runs"),
                cluster.attr(fleet + ".target_on_demand_capacity").amount().timesHours());
      }
    }
  }

  private static void charge(Resource at, Components bill, Attributes group) {
    Attr type = group.attr("instance_type");
    Amount count = group.attr("instance_count").amount(1);
    if (group.attr("bid_price").isSet()) {
      bill.hourly(
          "Spot instance usage", at.price(Ec2Keys.SPOT, Ec2Compute.LINUX, "shared", type), count);
    } else {
      bill.hourly(
          "Instance usage", at.price(Ec2Keys.ON_DEMAND, Ec2Compute.LINUX, "shared", type), count);
    }
    bill.hourly("EMR", at.price(EmrKeys.INSTANCE, type), count);
    List<Attributes> volumes = group.blocks("ebs_config");
    for (int i = 0; i < volumes.size(); i++) {
      Attributes volume = volumes.get(i);
      EbsVolume.charge(
          at,
          bill.group("ebs_config[" + i + "]"),
          volume.attr("type").or("gp2"),
          volume.attr("size").amount(),
          volume.attr("iops"),
          volume.attr("throughput"),
          count.times(volume.attr("volumes_per_instance").amount(1)));
    }
    if (volumes.isEmpty()) {
      at.assume(
          "%s has no volumes but those that EMR adds by itself, which are not in its cost"
              .formatted(at.address()));
    }
  }

  private EmrCluster() {}
}

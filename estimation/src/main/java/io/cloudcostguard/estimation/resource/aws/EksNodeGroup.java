package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.EbsKeys;
import org.jspecify.annotations.Nullable;

/// An EKS node group is charged for its nodes: as many instances as desired, with the disks of the
/// group or of its launch template.
///
/// @see <a href="https://aws.amazon.com/eks/pricing/">Amazon EKS pricing</a>
final class EksNodeGroup {

  static final ResourceType TYPE =
      ResourceType.priced("aws_eks_node_group", EksNodeGroup::charge)
          .reading(
              "instance_types",
              "capacity_type",
              "ami_type",
              "disk_size",
              "subnet_ids",
              "scaling_config.desired_size",
              "launch_template.id",
              "launch_template.name")
          .usageText(Ec2Compute.USAGE_TEXTS)
          .usage(Ec2Compute.USAGE)
          .usage("instances");

  private static void charge(Resource nodeGroup, Components bill) {
    Resource group = LocalZone.ofSubnets(nodeGroup, "subnet_ids");
    LaunchTemplate.Named named = LaunchTemplate.named(group, "launch_template", "id", "name");
    Attributes template = named.attributes();
    String unseen = named.unseen();
    Amount count = group.usage("instances").or(group.attr("scaling_config.desired_size").amount(1));
    if (unseen != null && !group.attr("instance_types").isSet()) {
      bill.hourly("Instance usage", Resource.noPrice(unseen), count);
      LaunchTemplate.chargeUnseenVolumes(bill, unseen, count);
      return;
    }
    Ec2Compute nodes = nodes(group, template);
    boolean spot =
        group.attr("capacity_type").is("SPOT")
            || template.attr("instance_market_options.market_type").is("spot");
    if (spot) {
      nodes.spotInstances(bill, count.timesHours());
    } else {
      nodes.instances(bill, count.timesHours());
    }
    nodes.extras(
        bill, template.attr("ebs_optimized"), template.attr("monitoring.enabled").isTrue(), count);
    if (unseen == null) {
      chargeDisks(group, bill, named.found(), count);
    } else {
      LaunchTemplate.chargeUnseenVolumes(bill, unseen, count);
    }
    PublicAddresses.chargeLaunched(group, bill, template, "subnet_ids", count);
  }

  private static Ec2Compute nodes(Resource group, Attributes template) {
    Attr type = template.attr("instance_type").or(group.attr("instance_types")).or("t3.medium");
    return new Ec2Compute(
        group,
        isWindows(group) ? "windows" : Ec2Compute.LINUX,
        type,
        template.attr("placement.tenancy"),
        template.attr("credit_specification.cpu_credits"));
  }

  private static void chargeDisks(
      Resource group, Components bill, @Nullable Resource template, Amount count) {
    if (template != null) {
      LaunchTemplate.chargeVolumes(group, bill, template.attributes(), count);
    } else {
      Amount size = group.attr("disk_size").amount(isWindows(group) ? 50 : 20);
      bill.add("Storage", "GB", group.price(EbsKeys.STORAGE, "gp2"), size.times(count));
    }
  }

  private static boolean isWindows(Resource group) {
    return group.attr("ami_type").text("").startsWith("windows");
  }

  private EksNodeGroup() {}
}

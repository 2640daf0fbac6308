package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// An Auto Scaling group is charged for the instances that it launches: as many as desired, else as
/// the minimum, of the first type that a mixed group names.
///
/// @see <a href="https://aws.amazon.com/autoscaling/pricing/">AWS Auto Scaling pricing</a>
final class AutoscalingGroup {

  private static final String MIXED = "mixed_instances_policy.launch_template";

  private static final String DISTRIBUTION = "mixed_instances_policy.instances_distribution";

  private static final String SUBNETS = "vpc_zone_identifier";
  private static final String ZONES = "availability_zones";

  static final ResourceType TYPE =
      ResourceType.priced("aws_autoscaling_group", AutoscalingGroup::charge)
          .reading(
              "desired_capacity",
              "min_size",
              "max_size",
              SUBNETS,
              ZONES,
              "launch_configuration",
              "launch_template.id",
              "launch_template.name",
              MIXED + ".launch_template_specification.launch_template_id",
              MIXED + ".launch_template_specification.launch_template_name",
              MIXED + ".override.instance_type",
              MIXED + ".override.weighted_capacity",
              MIXED + ".override.instance_requirements.vcpu_count.min",
              DISTRIBUTION + ".on_demand_base_capacity",
              DISTRIBUTION + ".on_demand_percentage_above_base_capacity",
              "warm_pool.pool_state",
              "warm_pool.min_size",
              "warm_pool.max_group_prepared_capacity")
          .usageText(Ec2Compute.USAGE_TEXTS)
          .usage(Ec2Compute.USAGE)
          .usage("instances");

  private static void charge(Resource group, Components bill) {
    chargeIn(LocalZone.ofZones(LocalZone.ofSubnets(group, SUBNETS), ZONES), bill);
  }

  private static void chargeIn(Resource group, Components bill) {
    Resource configuration =
        group.reference("launch_configuration", "aws_launch_configuration", "name", "id");
    if (configuration != null) {
      chargeConfiguration(group, bill, configuration.attributes());
      return;
    }
    LaunchTemplate.Named named = LaunchTemplate.named(group, "launch_template", "id", "name");
    if (named.isNone()) {
      named =
          LaunchTemplate.named(
              group,
              MIXED + ".launch_template_specification",
              "launch_template_id",
              "launch_template_name");
    }
    chargeTemplate(
        group,
        bill,
        named.attributes(),
        named.isNone() ? "what it launches is not part of this plan" : named.unseen());
  }

  private static void chargeConfiguration(
      Resource group, Components bill, Attributes configuration) {
    Amount wanted = group.usage("instances").or(capacity(group));
    Amount count = running(group, wanted);
    Amount launched = launched(group, wanted);
    Ec2Compute compute =
        new Ec2Compute(
            group,
            Ec2Compute.LINUX,
            configuration.attr("instance_type"),
            configuration.attr("placement_tenancy"),
            Attributes.NONE.attr("cpu_credits"));
    if (configuration.attr("spot_price").isSet()) {
      compute.spotInstances(bill, count.timesHours());
    } else {
      compute.instances(bill, count.timesHours());
    }
    compute.extras(
        bill,
        configuration.attr("ebs_optimized"),
        configuration.attr("enable_monitoring").or("true").isTrue(),
        count);
    EbsVolume.charge(
        group, bill.group("root_block_device"), configuration.block("root_block_device"), launched);
    Ec2Compute.volumes(
        group,
        bill,
        "ebs_block_device",
        configuration.blocks("ebs_block_device").stream()
            .filter(block -> !block.attr("no_device").isTrue())
            .toList(),
        launched);
    if (configuration.attr("associate_public_ip_address").isTrue()) {
      PublicAddresses.charge(group, bill, count);
    } else if (!configuration.attr("associate_public_ip_address").isSet()) {
      PublicAddresses.chargeLaunched(group, bill, Attributes.NONE, SUBNETS, count);
    }
  }

  /// @param unseen why the template is not seen; null where it is
  private static void chargeTemplate(
      Resource group, Components bill, Attributes template, @Nullable String unseen) {
    Attributes first = group.attributes().block("mixed_instances_policy").block("launch_template");
    Attr type = first.block("override").attr("instance_type").or(template.attr("instance_type"));
    Amount wanted = group.usage("instances").or(weighted(group));
    Amount count = running(group, wanted);
    Amount launched = launched(group, wanted);
    if (!type.isSet()) {
      bill.hourly("Instance usage", Resource.noPrice(whyNoType(group, unseen)), count);
      chargeVolumes(group, bill, template, unseen, launched);
      return;
    }
    Ec2Compute compute =
        new Ec2Compute(
            group,
            Ec2Compute.LINUX,
            type,
            template.attr("placement.tenancy"),
            template.attr("credit_specification.cpu_credits"));
    Amount onDemand =
        template.attr("instance_market_options.market_type").is("spot")
            ? Amount.of(0)
            : onDemand(group, count);
    Amount spot = count.beyond(onDemand);
    if (!onDemand.isZero()) {
      compute.instances(bill, onDemand.timesHours());
    }
    if (!spot.isZero()) {
      compute.spotInstances(bill, spot.timesHours());
    }
    compute.extras(
        bill, template.attr("ebs_optimized"), template.attr("monitoring.enabled").isTrue(), count);
    chargeVolumes(group, bill, template, unseen, launched);
    PublicAddresses.chargeLaunched(group, bill, template, SUBNETS, count);
  }

  private static void chargeVolumes(
      Resource group, Components bill, Attributes template, @Nullable String unseen, Amount count) {
    if (unseen == null) {
      LaunchTemplate.chargeVolumes(group, bill, template, count);
    } else {
      LaunchTemplate.chargeUnseenVolumes(bill, unseen, count);
    }
  }

  private static String whyNoType(Resource group, @Nullable String unseen) {
    if (!group
        .attributes()
        .block("mixed_instances_policy")
        .block("launch_template")
        .block("override")
        .blocks("instance_requirements")
        .isEmpty()) {
      return "the instance type is chosen by requirements";
    }
    return unseen == null ? "the launch template names no instance type" : unseen;
  }

  /// `wanted` instances, with those of a warm pool where it keeps them running.
  private static Amount running(Resource group, Amount wanted) {
    return group.attr("warm_pool.pool_state").is("Running") ? launched(group, wanted) : wanted;
  }

  /// `wanted` instances with those of a warm pool, whose volumes are there also while they are
  /// stopped: as many as the group may still grow by.
  private static Amount launched(Resource group, Amount wanted) {
    if (group.blocks("warm_pool").isEmpty()) {
      return wanted;
    }
    Attr prepared = group.attr("warm_pool.max_group_prepared_capacity").or("-1");
    Amount most = (prepared.is("-1") ? group.attr("max_size") : prepared).amount();
    Amount warm = most.beyond(wanted).atLeast(group.attr("warm_pool.min_size").amount(0));
    return wanted.plus(warm);
  }

  /// As desired; the service itself holds that between the smallest and the largest size.
  private static Amount capacity(Resource group) {
    Attr least = group.attr("min_size");
    Attr most = group.attr("max_size");
    Attr desired = group.attr("desired_capacity");
    if (!desired.isSet()) {
      return least.amount(1);
    }
    Amount atLeast = least.isSet() ? desired.amount().atLeast(least.amount()) : desired.amount();
    return most.isSet() ? atLeast.atMost(most.amount()) : atLeast;
  }

  /// The first override may count for more than one.
  private static Amount weighted(Resource group) {
    Attr weight = group.attr(MIXED + ".override.weighted_capacity");
    Amount capacity = capacity(group);
    return weight.isSet() ? capacity.dividedBy(weight.amount()).roundedUpTo(1) : capacity;
  }

  private static Amount onDemand(Resource group, Amount count) {
    Attr base = group.attr(DISTRIBUTION + ".on_demand_base_capacity");
    Attr percentage = group.attr(DISTRIBUTION + ".on_demand_percentage_above_base_capacity");
    if (!percentage.isSet() || percentage.is("100")) {
      return count;
    }
    Amount above = count.beyond(base.amount(0)).times(percentage.amount()).dividedBy(100);
    return count.min(base.amount(0)).plus(above.roundedUpTo(1));
  }

  private AutoscalingGroup() {}
}

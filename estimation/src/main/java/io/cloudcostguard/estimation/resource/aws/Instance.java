package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An EC2 instance is charged by the hour, by its volumes, and for what it is asked to do more:
/// detailed monitoring, EBS optimization, bursting. What it does not set, its launch template may.
///
/// @see <a href="https://aws.amazon.com/ec2/pricing/on-demand/">Amazon EC2 on-demand pricing</a>
final class Instance {

  static final ResourceType TYPE = type("aws_instance", Instance::charge);

  static final ResourceType SPOT_REQUEST = type("aws_spot_instance_request", Instance::chargeSpot);

  private static final String ROOT = "root_block_device";

  private static final List<String> ROOT_DEVICES = List.of("/dev/xvda", "/dev/sda1");

  private static ResourceType type(String name, ResourceType.Charges charges) {
    return ResourceType.priced(name, charges)
        .reading(
            "id",
            "instance_type",
            "tenancy",
            "host_id",
            "subnet_id",
            "associate_public_ip_address",
            "ebs_optimized",
            "monitoring",
            "credit_specification.cpu_credits",
            "instance_market_options.market_type",
            "launch_template.id",
            "launch_template.name",
            "root_block_device.volume_type",
            "root_block_device.volume_size",
            "root_block_device.iops",
            "root_block_device.throughput",
            "ebs_block_device.device_name",
            "ebs_block_device.volume_type",
            "ebs_block_device.volume_size",
            "ebs_block_device.snapshot_id",
            "ebs_block_device.iops",
            "ebs_block_device.throughput")
        .usageText(Ec2Compute.USAGE_TEXTS)
        .usage(Ec2Compute.USAGE)
        .usage("monthly_hrs");
  }

  private static void charge(Resource instance, Components bill) {
    LaunchTemplate.Named named = template(instance);
    Attributes template = named.attributes();
    Attr market = instance.attr("instance_market_options.market_type");
    charge(
        instance,
        bill,
        named,
        market.or(template.attr("instance_market_options.market_type")).is("spot"));
  }

  private static void chargeSpot(Resource request, Components bill) {
    charge(request, bill, template(request), true);
  }

  private static LaunchTemplate.Named template(Resource instance) {
    return LaunchTemplate.named(instance, "launch_template", "id", "name");
  }

  private static void charge(
      Resource instance, Components bill, LaunchTemplate.Named named, boolean spot) {
    Resource at = LocalZone.ofSubnets(instance, "subnet_id");
    Attributes template = named.attributes();
    String unseen = named.unseen();
    if (unseen != null && !at.attr("instance_type").isSet()) {
      bill.add("Instance usage", Components.HOURS, Resource.noPrice(unseen), Amount.ALL_MONTH);
      volumes(at, bill, template, unseen);
      return;
    }
    if (InstanceState.stops(at)) {
      volumes(at, bill, template, unseen);
      return;
    }
    Ec2Compute compute =
        new Ec2Compute(
            at,
            Ec2Compute.LINUX,
            at.attr("instance_type").or(template.attr("instance_type")),
            at.attr("tenancy").or(template.attr("placement.tenancy")),
            at.attr("credit_specification.cpu_credits")
                .or(template.attr("credit_specification.cpu_credits")));
    Amount hours = at.usage("monthly_hrs").or(Amount.ALL_MONTH);
    if (spot) {
      compute.spotInstances(bill, hours);
    } else if (!at.attr("host_id").isSet()) {
      compute.instances(bill, hours);
    }
    compute.extrasOfOne(
        bill,
        at.attr("ebs_optimized").or(template.attr("ebs_optimized")),
        at.attr("monitoring").or(template.attr("monitoring.enabled")).isTrue(),
        hours);
    volumes(at, bill, template, unseen);
    PublicAddresses.chargeOwn(instance, bill, template, hours);
  }

  /// Its own volumes, each with what the launch template says of the same device and it does not,
  /// and those of the launch template for other devices.
  private static void volumes(
      Resource at, Components bill, Attributes template, @Nullable String unseen) {
    Attributes rootOfTemplate = Attributes.NONE;
    List<Attributes> others = new ArrayList<>();
    Map<String, Integer> ofDevice = new HashMap<>();
    Attributes root = at.attributes().block("root_block_device");
    for (Attributes block : at.blocks("ebs_block_device")) {
      String device = block.attr("device_name").text("");
      if (ROOT_DEVICES.contains(device)) {
        root = root.over(block); // as Cloud Control says it
      } else {
        ofDevice.put(device, others.size());
        others.add(block);
      }
    }
    for (Attributes mapping : LaunchTemplate.volumes(template)) {
      String device = mapping.attr("device_name").text("");
      Integer own = device.isEmpty() ? null : ofDevice.get(device);
      if (ROOT_DEVICES.contains(device)) {
        rootOfTemplate = mapping.block("ebs");
      } else if (own == null) {
        others.add(mapping.block("ebs"));
      } else {
        others.set(own, others.get(own).over(mapping.block("ebs")));
      }
    }
    if (unseen == null || !at.blocks("root_block_device").isEmpty()) {
      chargeRoot(at, bill.group(ROOT), root.over(rootOfTemplate));
    }
    Ec2Compute.volumes(at, bill, "ebs_block_device", others, Amount.ONE);
    if (unseen != null) {
      LaunchTemplate.chargeUnseenVolumes(bill, unseen, Amount.ONE);
    }
  }

  /// A volume that becomes one of another kind has what that kind includes, where nothing else is
  /// asked for: Terraform carries over what it had, and does not send it.
  private static void chargeRoot(Resource at, Components bill, Attributes root) {
    boolean changes = at.wasOther(ROOT, "volume_type");
    EbsVolume.charge(
        at,
        bill,
        root.attr("volume_type").or("gp2"),
        root.attr("volume_size").amount(8),
        changes ? at.configured(ROOT + ".iops") : root.attr("iops"),
        changes ? at.configured(ROOT + ".throughput") : root.attr("throughput"),
        Amount.ONE);
  }

  private Instance() {}
}

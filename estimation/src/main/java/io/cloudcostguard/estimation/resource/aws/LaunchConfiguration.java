package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;

/// A launch configuration costs nothing itself; the group that launches instances from it is
/// charged for them.
final class LaunchConfiguration {

  static final ResourceType TYPE =
      ResourceType.free("aws_launch_configuration")
          .reading(
              "id",
              "name",
              "instance_type",
              "placement_tenancy",
              "ebs_optimized",
              "enable_monitoring",
              "spot_price",
              "associate_public_ip_address",
              "root_block_device.volume_type",
              "root_block_device.volume_size",
              "root_block_device.iops",
              "root_block_device.throughput",
              "ebs_block_device.volume_type",
              "ebs_block_device.volume_size",
              "ebs_block_device.snapshot_id",
              "ebs_block_device.iops",
              "ebs_block_device.throughput",
              "ebs_block_device.no_device");

  private LaunchConfiguration() {}
}

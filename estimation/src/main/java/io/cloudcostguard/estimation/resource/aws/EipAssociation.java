package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;

/// An association costs nothing; it tells which elastic IP address is in use.
final class EipAssociation {

  static final ResourceType TYPE =
      ResourceType.free("aws_eip_association").reading("allocation_id", "public_ip", "instance_id");

  private EipAssociation() {}
}

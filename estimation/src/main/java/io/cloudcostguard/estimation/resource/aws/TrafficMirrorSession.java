package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.Ec2Keys;

/// A traffic mirror session is charged by the hour.
///
/// @see <a href="https://aws.amazon.com/vpc/pricing/">Amazon VPC pricing</a>
final class TrafficMirrorSession {

  static final ResourceType TYPE =
      ResourceType.priced("aws_ec2_traffic_mirror_session", TrafficMirrorSession::charge);

  private static void charge(Resource session, Components bill) {
    bill.hourly("Traffic mirror", session.price(Ec2Keys.TRAFFIC_MIRROR));
  }

  private TrafficMirrorSession() {}
}

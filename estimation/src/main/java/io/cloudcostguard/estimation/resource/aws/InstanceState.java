package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;

/// Keeps an instance running or stopped; it costs nothing itself.
final class InstanceState {

  static final ResourceType TYPE =
      ResourceType.free("aws_ec2_instance_state").reading("instance_id", "state");

  /// Whether one of these keeps `instance` stopped.
  static boolean stops(Resource instance) {
    for (Resource state : instance.referencedBy(TYPE.name(), "instance_id", "id")) {
      if (state.attr("state").is("stopped")) {
        return true;
      }
    }
    return false;
  }

  private InstanceState() {}
}

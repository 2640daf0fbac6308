package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;

/// A scaling target costs nothing; what it scales is charged for at least its minimum.
final class AppAutoscalingTarget {

  static final ResourceType TYPE =
      ResourceType.free("aws_appautoscaling_target")
          .reading("resource_id", "scalable_dimension", "min_capacity");

  private AppAutoscalingTarget() {}
}

package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// A target of Application Auto Scaling costs nothing; it says how large another resource is: as
/// expected usage has it, else at least its smallest capacity.
final class AppAutoscalingTarget {

  static final ResourceType TYPE =
      ResourceType.free("aws_appautoscaling_target")
          .reading("resource_id", "scalable_dimension", "min_capacity")
          .usage("capacity");

  /// The capacity of `scaled` in a dimension such as `dynamodb:table:ReadCapacityUnits`; null where
  /// nothing scales it.
  ///
  /// @param identity what a target's `resource_id` looks like, e.g. `table/{name}`
  static @Nullable Amount capacity(Resource scaled, String dimension, String identity) {
    return scaled.referencedBy(TYPE.name(), "resource_id", identity).stream()
        .filter(target -> target.attr("scalable_dimension").is(dimension))
        .findFirst()
        .map(target -> target.usage("capacity").or(target.attr("min_capacity").amount()))
        .orElse(null);
  }

  private AppAutoscalingTarget() {}
}

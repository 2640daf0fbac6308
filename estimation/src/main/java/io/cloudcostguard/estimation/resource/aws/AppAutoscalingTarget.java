package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/// A target of Application Auto Scaling costs nothing; it says how large another resource is: as
/// expected usage has it, else at least its smallest capacity and at most its largest.
final class AppAutoscalingTarget {

  static final ResourceType TYPE =
      ResourceType.free("aws_appautoscaling_target")
          .reading("resource_id", "scalable_dimension", "min_capacity", "max_capacity")
          .usage("capacity");

  /// The capacity of `scaled` in a dimension such as `dynamodb:table:ReadCapacityUnits`; null where
  /// nothing scales it.
  ///
  /// @param identity what a target's `resource_id` looks like, e.g. `table/{name}`
  static @Nullable Amount capacity(Resource scaled, String dimension, String identity) {
    Resource target = of(scaled, dimension, identity);
    return target == null
        ? null
        : target.usage("capacity").or(target.attr("min_capacity").amount());
  }

  /// What `scaled` runs of which it asks for `desired`: what a target holds it between.
  static Amount held(Resource scaled, String dimension, String identity, Amount desired) {
    Resource target = of(scaled, dimension, identity);
    if (target == null) {
      return desired;
    }
    Amount atLeast = desired.atLeast(target.attr("min_capacity").amount());
    Attr most = target.attr("max_capacity");
    return target.usage("capacity").or(most.isSet() ? atLeast.atMost(most.amount()) : atLeast);
  }

  /// The same of a part of `scaled`, e.g. an index of a table, which a target's `resource_id` names
  /// at its end. Where the plan does not know the name, it is that of the only part.
  ///
  /// @param end of the `resource_id`, e.g. `/index/by-date`
  /// @param only whether there is no other part
  static @Nullable Amount capacityOfPart(
      Resource scaled, String dimension, String identity, String end, boolean only) {
    Amount found = null;
    for (Resource target :
        scaled.referencedBy(TYPE.name(), "resource_id", identity, identity + "/*")) {
      if (target.attr("scalable_dimension").is(dimension)) {
        String id = target.attr("resource_id").text();
        if (id == null ? only : id.endsWith(end)) {
          return target.usage("capacity").or(target.attr("min_capacity").amount());
        }
        found = id == null ? Amount.unknown("the plan does not show what a target scales") : found;
      }
    }
    return found;
  }

  private static @Nullable Resource of(Resource scaled, String dimension, String identity) {
    return scaled.referencedBy(TYPE.name(), "resource_id", identity).stream()
        .filter(target -> target.attr("scalable_dimension").is(dimension))
        .findFirst()
        .orElse(null);
  }

  private AppAutoscalingTarget() {}
}

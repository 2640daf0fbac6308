package io.cloudcostguard.estimation.recommendation.google;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Runs groups that are not in production with one machine.
final class OneMachine {

  static final Rule RULE =
      Rule.of("google-group-one", "one machine of a group outside of production")
          .on(
              "google_compute_instance_group_manager",
              "google_compute_region_instance_group_manager")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://cloud.google.com/compute/docs/instance-groups",
              (group, scene) -> {
                String fact = scene.notProduction(group);
                if (fact != null
                    && !isScaled(group)
                    && group.attr("target_size").amount() instanceof Amount.Known(var size, _)
                    && size.compareTo(BigDecimal.ONE) > 0) {
                  scene
                      .suggest(group, "it has %s machines".formatted(size.toPlainString()))
                      .provided(fact)
                      .set("target_size", 1);
                }
              });

  /// Whether an autoscaler of the plan says how many machines there are, whatever the group says.
  private static boolean isScaled(Resource group) {
    return !group.referencedBy("google_compute_autoscaler", "target", "id", "self_link").isEmpty()
        || !group
            .referencedBy("google_compute_region_autoscaler", "target", "id", "self_link")
            .isEmpty();
  }

  private OneMachine() {}
}

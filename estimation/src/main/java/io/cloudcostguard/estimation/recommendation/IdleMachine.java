package io.cloudcostguard.estimation.recommendation;

import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Removes machines of which it was measured that they do nothing. Without measurements nothing is
/// said.
public final class IdleMachine {

  /// Shorter measurements say nothing of a month.
  public static final int LEAST_DAYS = 14;

  private static final BigDecimal IDLE_PERCENT = BigDecimal.valueOf(5);

  /// The rule for machines of these types.
  ///
  /// @param page the vendor's page on it
  public static Rule rule(String id, String page, String... types) {
    return Rule.of(id, "no machine that does nothing")
        .on(types)
        .with(Effort.LOW, Risk.HIGH, Reversal.NONE)
        .when(page, IdleMachine::look);
  }

  private static void look(Resource machine, Scene scene) {
    Utilisation measured = scene.measured(machine);
    Utilisation.Spread cpu = measured == null ? null : measured.of("cpu_percent");
    if (measured != null
        && cpu != null
        && measured.days() >= LEAST_DAYS
        && cpu.max().compareTo(IDLE_PERCENT) <= 0) {
      scene
          .suggest(
              machine,
              "in %d days no more than %s %% of its processors were used"
                  .formatted(measured.days(), cpu.max().toPlainString()))
          .provided("it is not needed")
          .remove();
    }
  }

  private IdleMachine() {}
}

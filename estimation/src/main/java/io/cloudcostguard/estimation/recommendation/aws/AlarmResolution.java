package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Evaluates alarms by the minute.
final class AlarmResolution {

  private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

  static final Rule RULE =
      Rule.of("aws-alarm-resolution", "alarms with standard resolution")
          .on("aws_cloudwatch_metric_alarm")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://aws.amazon.com/cloudwatch/pricing/",
              (alarm, scene) -> {
                if (alarm.attr("period").amount() instanceof Amount.Known(var seconds, _)
                    && seconds.signum() > 0
                    && seconds.compareTo(MINUTE) < 0) {
                  scene
                      .suggest(alarm, "its period is under a minute")
                      .provided("a minute is early enough")
                      .set("period", 60);
                }
              });

  private AlarmResolution() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Moves magnetic volumes to gp3, or to cold ones where they are large enough.
final class EbsMagnetic {

  static final Rule RULE =
      Rule.of("aws-ebs-magnetic", "a current volume type in place of magnetic")
          .on("aws_ebs_volume")
          .with(Effort.LOW, Risk.LOW, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html",
              (volume, scene) -> {
                if (volume.attr("type").is("standard")) {
                  scene
                      .suggest(volume, "magnetic volumes are of an earlier generation")
                      .turnsAt("monthly_standard_io_requests", "I/O requests a month")
                      .set("type", "gp3")
                      .set("iops", null);
                }
              });

  private EbsMagnetic() {}
}

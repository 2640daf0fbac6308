package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.aws.Volumes.Volume;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Moves io1 volumes to io2, whose IOPS cost less in the higher tiers.
final class EbsIo2 {

  static final Rule RULE =
      Rule.of("aws-ebs-io2", "io2 in place of io1")
          .on(Volumes.TYPES)
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html",
              (resource, scene) -> {
                for (Volume volume : Volumes.of(resource)) {
                  if (volume.is("io1")) {
                    scene
                        .suggest(resource, "io2 has the same limits, and tiers of IOPS")
                        .set(volume.path("type"), "io2");
                  }
                }
              });

  private EbsIo2() {}
}

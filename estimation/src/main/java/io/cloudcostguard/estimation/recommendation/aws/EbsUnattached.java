package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Removes volumes that nothing in the plan attaches.
final class EbsUnattached {

  static final Rule RULE =
      Rule.of("aws-ebs-unattached", "no volume that nothing attaches")
          .on("aws_ebs_volume")
          .with(Effort.LOW, Risk.HIGH, Reversal.NONE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-deleting-volume.html",
              (volume, scene) -> {
                if (volume.referencedBy("aws_volume_attachment", "volume_id", "id").isEmpty()) {
                  scene
                      .suggest(volume, "no aws_volume_attachment of the plan names it")
                      .provided("nothing outside of the plan attaches it")
                      .remove();
                }
              });

  private EbsUnattached() {}
}

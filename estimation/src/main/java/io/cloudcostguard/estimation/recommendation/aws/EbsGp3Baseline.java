package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.aws.Volumes.Volume;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;

/// Moves gp2 volumes to gp3 with what gp3 includes, where gp2 of that size has more.
final class EbsGp3Baseline {

  static final Rule RULE =
      Rule.of("aws-ebs-gp3-baseline", "gp3 in place of gp2, with what gp3 includes")
          .on(Volumes.TYPES)
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
              EbsGp3Baseline::look);

  private static void look(Resource resource, Scene scene) {
    for (Volume volume : Volumes.of(resource)) {
      BigDecimal size = volume.size();
      if (size != null && volume.is("gp2") && EbsGp3.isFast(size)) {
        EbsGp3.to(scene.suggest(resource, EbsGp3.because(volume, size)), volume)
            .set(volume.path("iops"), null)
            .set(volume.path("throughput"), null)
            .provided("3,000 IOPS and 125 MiB/s are enough");
      }
    }
  }

  private EbsGp3Baseline() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.aws.Volumes.Volume;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Leaves out provisioned IOPS and throughput of gp3 volumes that are not in production.
final class EbsExtraPerformance {

  static final Rule RULE =
      Rule.of("aws-ebs-included-performance", "what gp3 includes, outside of production")
          .on("aws_ebs_volume", "aws_instance")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact == null) {
                  return;
                }
                for (Volume volume : Volumes.of(resource)) {
                  if (volume.is("gp3")) {
                    scene
                        .suggest(resource, "3,000 IOPS and 125 MiB/s are included")
                        .provided(fact)
                        .set(volume.path("iops"), null)
                        .set(volume.path("throughput"), null);
                  }
                }
              });

  private EbsExtraPerformance() {}
}

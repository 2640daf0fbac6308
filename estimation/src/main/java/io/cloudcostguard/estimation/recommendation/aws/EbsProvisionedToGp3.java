package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.aws.Volumes.Volume;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Moves io1 and io2 volumes to gp3 with the same promised IOPS and throughput, where gp3 has as
/// many.
///
/// @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/provisioned-iops.html">Amazon
///   EBS, provisioned IOPS SSD volumes</a>
final class EbsProvisionedToGp3 {

  static final Rule RULE =
      Rule.of("aws-ebs-provisioned-to-gp3", "gp3 with the same IOPS in place of io1 or io2")
          .on(Volumes.TYPES)
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
              EbsProvisionedToGp3::look);

  private static final BigDecimal MOST_IOPS = BigDecimal.valueOf(16_000);
  private static final BigDecimal LEAST_IOPS = BigDecimal.valueOf(3000);
  private static final BigDecimal MOST_IOPS_PER_GB = BigDecimal.valueOf(500);

  /// Operations of 256 KiB: four make a MiB.
  private static final BigDecimal IOPS_PER_MIB = BigDecimal.valueOf(4);

  private static final BigDecimal LEAST_THROUGHPUT = BigDecimal.valueOf(125);
  private static final BigDecimal MOST_THROUGHPUT = BigDecimal.valueOf(500);

  private static void look(Resource resource, Scene scene) {
    for (Volume volume : Volumes.of(resource)) {
      BigDecimal size = volume.size();
      BigDecimal iops = volume.number("iops", 100);
      // Only io1 and io2 can be attached to several instances.
      if (size == null
          || iops == null
          || !volume.is("io1", "io2")
          || resource.attr("multi_attach_enabled").isTrue()) {
        continue;
      }
      if (iops.compareTo(MOST_IOPS) <= 0
          && (iops.compareTo(LEAST_IOPS) <= 0
              || iops.compareTo(size.multiply(MOST_IOPS_PER_GB)) <= 0)) {
        BigDecimal throughput =
            iops.divide(IOPS_PER_MIB, 0, RoundingMode.CEILING)
                .min(MOST_THROUGHPUT)
                .max(LEAST_THROUGHPUT);
        scene
            .suggest(
                resource,
                "%s IOPS are no more than gp3 has; its durability is that of io1, not of io2"
                    .formatted(iops.toPlainString()))
            .set(volume.path("type"), "gp3")
            .set(volume.path("iops"), iops.max(LEAST_IOPS))
            .set(volume.path("throughput"), throughput);
      }
    }
  }

  private EbsProvisionedToGp3() {}
}

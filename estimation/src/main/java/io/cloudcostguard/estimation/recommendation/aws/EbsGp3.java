package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.recommendation.aws.Volumes.Volume;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Moves gp2 volumes to gp3 with the IOPS and the throughput that gp2 has at that size.
///
/// @see <a href="https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html">Amazon EBS,
///   general purpose SSD volumes</a>
final class EbsGp3 {

  static final Rule RULE =
      Rule.of("aws-ebs-gp3", "gp3 in place of gp2, with the same performance")
          .on(Volumes.TYPES)
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
              EbsGp3::look);

  private static final BigDecimal INCLUDED_IOPS = BigDecimal.valueOf(3000);
  private static final BigDecimal MOST_IOPS_OF_GP2 = BigDecimal.valueOf(16_000);
  private static final BigDecimal IOPS_PER_GB = BigDecimal.valueOf(3);

  /// Above this size gp2 has up to 250 MiB/s.
  private static final BigDecimal SLOW_UP_TO_GB = BigDecimal.valueOf(170);

  private static void look(Resource resource, Scene scene) {
    for (Volume volume : Volumes.of(resource)) {
      BigDecimal size = volume.size();
      if (size != null && volume.is("gp2")) {
        BigDecimal iops = iops(size);
        to(scene.suggest(resource, because(volume, size)), volume)
            .set(volume.path("iops"), iops)
            .set(volume.path("throughput"), isFast(size) ? 250 : null);
      }
    }
  }

  /// The IOPS to ask for; null where the included ones are enough.
  static @Nullable BigDecimal iops(BigDecimal size) {
    BigDecimal iops = size.multiply(IOPS_PER_GB).min(MOST_IOPS_OF_GP2);
    return iops.compareTo(INCLUDED_IOPS) > 0 ? iops : null;
  }

  static boolean isFast(BigDecimal size) {
    return size.compareTo(SLOW_UP_TO_GB) > 0;
  }

  static Suggestion to(Suggestion suggestion, Volume volume) {
    if (volume.implied()) {
      suggestion.provided("the image's root volume is 8 GB of gp2, as the estimate takes it");
    }
    return suggestion.set(volume.path("type"), "gp3");
  }

  static String because(Volume volume, BigDecimal size) {
    return "%s%s GB are gp2"
        .formatted(
            volume.prefix().isEmpty()
                ? ""
                : volume.prefix().substring(0, volume.prefix().length() - 1) + ": ",
            size.toPlainString());
  }

  private EbsGp3() {}
}

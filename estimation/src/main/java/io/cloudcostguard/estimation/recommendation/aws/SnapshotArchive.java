package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Moves snapshots to the archive tier.
final class SnapshotArchive {

  static final Rule RULE =
      Rule.of("aws-ebs-snapshot-archive", "the archive tier for snapshots")
          .on("aws_ebs_snapshot", "aws_ebs_snapshot_copy")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/ebs/latest/userguide/snapshot-archive.html",
              (snapshot, scene) -> {
                if (snapshot.attr("storage_tier").or("standard").is("standard")) {
                  scene
                      .suggest(snapshot, "it is in the standard tier")
                      .provided("it is kept for 90 days or more, and seldom restored")
                      .set("storage_tier", "archive");
                }
              });

  private SnapshotArchive() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps Windows file systems that are not in production in one zone.
final class FsxSingleZone {

  static final Rule RULE =
      Rule.of("aws-fsx-single-zone", "one zone for FSx outside of production")
          .on("aws_fsx_windows_file_system")
          .with(Effort.HIGH, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/fsx/latest/WindowsGuide/high-availability-multiAZ.html",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null && resource.attr("deployment_type").is("MULTI_AZ_1")) {
                  Suggestion suggestion =
                      scene
                          .suggest(resource, "its files are in two zones")
                          .provided(fact)
                          .turnsAt("backup_storage_gb", "GB of backups")
                          .set("deployment_type", "SINGLE_AZ_2")
                          .set("preferred_subnet_id", null);
                  Subnets.first(resource, suggestion);
                }
              });

  private FsxSingleZone() {}
}

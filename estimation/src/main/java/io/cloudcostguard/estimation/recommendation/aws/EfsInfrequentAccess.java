package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that the class for infrequent access saves for a file system.
final class EfsInfrequentAccess {

  static final Rule RULE =
      Rule.of("aws-efs-infrequent-access", "the infrequent access class of EFS")
          .on("aws_efs_file_system")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html",
              (system, scene) -> {
                if (system.blocks("lifecycle_policy").isEmpty()
                    && system.usage("storage_gb") instanceof Amount.Known(var stored, _)) {
                  scene
                      .suggest(system, "it has no lifecycle policy")
                      .provided("no file is read for 30 days")
                      .atMost()
                      .set("lifecycle_policy.transition_to_ia", "AFTER_30_DAYS")
                      .expect("storage_gb", 0)
                      .expect("infrequent_access_storage_gb", stored)
                      .expect("monthly_infrequent_access_read_gb", 0)
                      .expect("monthly_infrequent_access_write_gb", 0);
                }
              });

  private EfsInfrequentAccess() {}
}

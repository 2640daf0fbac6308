package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Uses the keys that AWS manages outside of production.
final class KmsOwnKeys {

  static final Rule RULE =
      Rule.of("aws-kms-managed-keys", "keys managed by AWS outside of production")
          .on("aws_kms_key")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.NONE)
          .when(
              "https://aws.amazon.com/kms/pricing/",
              (resource, scene) -> {
                String fact = scene.notProduction(resource);
                if (fact != null) {
                  scene
                      .suggest(resource, "keys that AWS manages are free")
                      .provided(fact)
                      .provided("what names it is encrypted anew, with a key that AWS manages")
                      .provided("no other account uses it")
                      .remove();
                }
              });

  private KmsOwnKeys() {}
}

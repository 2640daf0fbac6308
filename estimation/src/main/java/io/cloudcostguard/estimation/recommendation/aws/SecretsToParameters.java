package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Keeps secrets that are not rotated as standard parameters, which are free.
final class SecretsToParameters {

  static final Rule RULE =
      Rule.of("aws-secret-parameter", "a SecureString parameter in place of a secret")
          .on("aws_secretsmanager_secret")
          .with(Effort.MEDIUM, Risk.MEDIUM, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
              (resource, scene) -> {
                if (resource.blocks("replica").isEmpty()) {
                  scene
                      .suggest(resource, "standard parameters of Systems Manager are free")
                      .provided("it is not rotated, has up to 4 KB, and is read seldom")
                      .provided("what reads it reads the parameter")
                      .remove();
                }
              });

  private SecretsToParameters() {}
}

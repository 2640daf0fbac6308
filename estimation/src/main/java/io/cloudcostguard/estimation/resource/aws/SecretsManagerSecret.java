package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.SecretsManagerKeys;
import java.util.List;

/// A secret is charged by the month and by the request. A replica is a secret of its own, in its
/// region.
///
/// @see <a href="https://aws.amazon.com/secrets-manager/pricing/">AWS Secrets Manager pricing</a>
final class SecretsManagerSecret {

  static final ResourceType TYPE =
      ResourceType.priced("aws_secretsmanager_secret", SecretsManagerSecret::charge)
          .reading("replica.region")
          .usage("monthly_requests");

  private static void charge(Resource secret, Components bill) {
    bill.add("Secret", "secrets", secret.price(SecretsManagerKeys.SECRET), Amount.ONE);
    bill.add(
        "API requests",
        "requests",
        secret.price(SecretsManagerKeys.REQUESTS),
        secret.usage("monthly_requests"));
    List<Attributes> replicas = secret.blocks("replica");
    for (int i = 0; i < replicas.size(); i++) {
      String region = replicas.get(i).attr("region").text();
      bill.group("replica[" + i + "]")
          .add("Secret", "secrets", secret.priceIn(region, SecretsManagerKeys.SECRET), Amount.ONE);
    }
  }

  private SecretsManagerSecret() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.recommendation.Scene;
import io.cloudcostguard.estimation.recommendation.Suggestion;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Runs networks that are not in production with one NAT gateway.
final class NatPerZone {

  static final Rule RULE =
      Rule.of("aws-nat-one", "one NAT gateway outside of production")
          .on("aws_nat_gateway")
          .with(Effort.MEDIUM, Risk.HIGH, Reversal.REPLACEMENT)
          .when(
              "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
              NatPerZone::look);

  private static void look(Resource gateway, Scene scene) {
    String fact = scene.notProduction(gateway);
    if (fact == null) {
      return;
    }
    List<Resource> alike = BlockInstances.of(gateway, scene, _ -> "");
    if (alike.size() > 1 && alike.getFirst() == gateway) {
      Suggestion suggestion =
          scene
              .suggest(gateway, "there are %d, e.g. one in each zone".formatted(alike.size()))
              .provided(fact)
              .provided("all of them are in one network, and routes lead to the first")
              .provided("traffic between zones is charged, too, and is not in this amount");
      alike.subList(1, alike.size()).forEach(suggestion::remove);
    }
  }

  private NatPerZone() {}
}

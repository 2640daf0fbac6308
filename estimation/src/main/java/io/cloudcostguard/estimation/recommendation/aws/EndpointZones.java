package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;
import java.util.List;

/// Gives interface endpoints that are not in production an interface in one zone.
final class EndpointZones {

  static final Rule RULE =
      Rule.of("aws-endpoint-one-zone", "interface endpoints in one zone outside of production")
          .on("aws_vpc_endpoint")
          .with(Effort.LOW, Risk.MEDIUM, Reversal.IN_PLACE)
          .when(
              "https://aws.amazon.com/privatelink/pricing/",
              (endpoint, scene) -> {
                String fact = scene.notProduction(endpoint);
                List<String> subnets = endpoint.attr("subnet_ids").texts();
                if (fact != null && subnets.size() > 1) {
                  scene
                      .suggest(
                          endpoint,
                          "it has an interface in each of %d zones".formatted(subnets.size()))
                      .provided(fact)
                      .set("subnet_ids", List.of(subnets.getFirst()));
                }
              });

  private EndpointZones() {}
}

package io.cloudcostguard.estimation.recommendation.aws;

import io.cloudcostguard.estimation.recommendation.Rule;
import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.schemas.recommendation.Recommendation.Effort;
import io.cloudcostguard.schemas.recommendation.Recommendation.Reversal;
import io.cloudcostguard.schemas.recommendation.Recommendation.Risk;

/// Says the most that gateway endpoints for S3 and DynamoDB, which are free, save of the traffic
/// through a NAT gateway.
final class NatGatewayEndpoints {

  static final Rule RULE =
      Rule.of("aws-nat-gateway-endpoints", "gateway endpoints for S3 and DynamoDB")
          .on("aws_nat_gateway")
          .with(Effort.LOW, Risk.LOW, Reversal.IN_PLACE)
          .when(
              "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
              (gateway, scene) -> {
                if (!scene
                        .values("aws_vpc_endpoint", "vpc_endpoint_type", "Gateway")
                        .contains("Gateway")
                    && gateway.usage("monthly_data_processed_gb") instanceof Amount.Known) {
                  scene
                      .suggest(gateway, "the plan has no gateway endpoint, and those are free")
                      .provided("all of its traffic is to S3 or DynamoDB")
                      .atMost()
                      .expect("monthly_data_processed_gb", 0);
                }
              });

  private NatGatewayEndpoints() {}
}

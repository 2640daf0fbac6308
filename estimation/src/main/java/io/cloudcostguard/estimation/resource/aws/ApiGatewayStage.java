package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ApiGatewayKeys;

/// A stage of a REST API is charged by the hour for its cache, by size, when it has one.
///
/// @see <a href="https://aws.amazon.com/api-gateway/pricing/">Amazon API Gateway pricing</a>
final class ApiGatewayStage {

  static final ResourceType TYPE =
      ResourceType.priced("aws_api_gateway_stage", ApiGatewayStage::charge)
          .reading("cache_cluster_enabled", "cache_cluster_size");

  private static void charge(Resource stage, Components bill) {
    if (stage.attr("cache_cluster_enabled").isTrue()) {
      bill.hourly(
          "Cache memory",
          stage.price(ApiGatewayKeys.CACHE, stage.attr("cache_cluster_size").or("0.5")));
    }
  }

  private ApiGatewayStage() {}
}

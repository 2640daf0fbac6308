package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ApiGatewayKeys;

/// A REST API is charged by the request.
///
/// @see <a href="https://aws.amazon.com/api-gateway/pricing/">Amazon API Gateway pricing</a>
final class ApiGatewayRestApi {

  static final ResourceType TYPE =
      ResourceType.priced(
              "aws_api_gateway_rest_api",
              (api, bill) ->
                  bill.add(
                      "Requests",
                      "requests",
                      api.price(ApiGatewayKeys.REST_REQUESTS),
                      api.usage("monthly_requests")))
          .usage("monthly_requests");

  private ApiGatewayRestApi() {}
}

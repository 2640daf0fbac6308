package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ApiGatewayKeys;

/// An HTTP API is charged by the request, metered in 512 KB; a WebSocket API by the message,
/// metered in 32 KB, and by the minute of connection.
///
/// @see <a href="https://aws.amazon.com/api-gateway/pricing/">Amazon API Gateway pricing</a>
final class ApiGatewayV2Api {

  static final ResourceType TYPE =
      ResourceType.priced("aws_apigatewayv2_api", ApiGatewayV2Api::charge)
          .reading("protocol_type")
          .usage(
              "monthly_requests",
              "request_size_kb",
              "monthly_messages",
              "message_size_kb",
              "monthly_connection_mins");

  private static void charge(Resource api, Components bill) {
    if (api.attr("protocol_type").is("WEBSOCKET")) {
      bill.add(
          "Messages",
          "messages",
          api.price(ApiGatewayKeys.WEBSOCKET_MESSAGES),
          metered(api, "monthly_messages", "message_size_kb", 32));
      bill.add(
          "Connection duration",
          "minutes",
          api.price(ApiGatewayKeys.WEBSOCKET_MINUTES),
          api.usage("monthly_connection_mins"));
    } else {
      bill.add(
          "Requests",
          "requests",
          api.price(ApiGatewayKeys.HTTP_REQUESTS),
          metered(api, "monthly_requests", "request_size_kb", 512));
    }
  }

  private static Amount metered(Resource api, String count, String size, long kilobytes) {
    Amount blocks = api.usage(size).or(Amount.of(kilobytes)).dividedBy(kilobytes).roundedUpTo(1);
    return api.usage(count).times(blocks);
  }

  private ApiGatewayV2Api() {}
}

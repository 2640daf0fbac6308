package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon API Gateway.
public enum ApiGatewayKeys implements KeyForm {
  REST_REQUESTS("aws/apigateway/{region}/rest/requests"),
  HTTP_REQUESTS("aws/apigateway/{region}/http/requests"),
  WEBSOCKET_MESSAGES("aws/apigateway/{region}/websocket/messages"),
  WEBSOCKET_MINUTES("aws/apigateway/{region}/websocket/minutes"),
  CACHE("aws/apigateway/{region}/cache/{size}");

  private final String form;

  ApiGatewayKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}

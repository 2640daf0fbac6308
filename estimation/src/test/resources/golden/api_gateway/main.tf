provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_api_gateway_rest_api" "without_usage" {
  name = "without-usage"
}

resource "aws_api_gateway_rest_api" "all_tiers" {
  name = "all-tiers"
}

resource "aws_api_gateway_stage" "without_cache" {
  deployment_id = "deployment-1"
  rest_api_id   = aws_api_gateway_rest_api.without_usage.id
  stage_name    = "plain"
}

resource "aws_api_gateway_stage" "small_cache" {
  deployment_id         = "deployment-1"
  rest_api_id           = aws_api_gateway_rest_api.without_usage.id
  stage_name            = "small"
  cache_cluster_enabled = true
  cache_cluster_size    = 0.5
}

resource "aws_api_gateway_stage" "largest_cache" {
  deployment_id         = "deployment-1"
  rest_api_id           = aws_api_gateway_rest_api.without_usage.id
  stage_name            = "largest"
  cache_cluster_enabled = true
  cache_cluster_size    = 237
}

resource "aws_apigatewayv2_api" "http" {
  name          = "http"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "http_with_usage" {
  name          = "http-with-usage"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_api" "websocket" {
  name          = "websocket"
  protocol_type = "WEBSOCKET"
}

resource "aws_apigatewayv2_api" "websocket_with_usage" {
  name          = "websocket-with-usage"
  protocol_type = "WEBSOCKET"
}

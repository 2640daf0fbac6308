provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

locals {
  role = "arn:aws:iam::123456789012:role/function"
}

resource "aws_lambda_function" "without_usage" {
  function_name = "without-usage"
  role          = local.role
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "function.zip"
}

resource "aws_lambda_function" "requests_only" {
  function_name = "requests-only"
  role          = local.role
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "function.zip"
}

resource "aws_lambda_function" "large" {
  function_name = "large"
  role          = local.role
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "function.zip"
  memory_size   = 1024
  ephemeral_storage {
    size = 1536
  }
}

resource "aws_lambda_function" "large_arm" {
  function_name = "large-arm"
  role          = local.role
  handler       = "index.handler"
  runtime       = "nodejs22.x"
  filename      = "function.zip"
  architectures = ["arm64"]
  memory_size   = 1024
}

resource "aws_lambda_provisioned_concurrency_config" "without_usage" {
  function_name                     = aws_lambda_function.large.function_name
  provisioned_concurrent_executions = 10
  qualifier                         = "1"
}

resource "aws_lambda_provisioned_concurrency_config" "of_arm" {
  function_name                     = aws_lambda_function.large_arm.function_name
  provisioned_concurrent_executions = 10
  qualifier                         = "1"
}

resource "aws_lambda_provisioned_concurrency_config" "given" {
  function_name                     = "elsewhere"
  provisioned_concurrent_executions = 10
  qualifier                         = "1"
}

resource "aws_lambda_event_source_mapping" "of_queue" {
  event_source_arn = "arn:aws:sqs:us-east-1:123456789012:queue"
  function_name    = aws_lambda_function.large.arn
}

resource "aws_lambda_event_source_mapping" "with_provisioned_pollers" {
  event_source_arn  = "arn:aws:kafka:us-east-1:123456789012:cluster/example/1234"
  function_name     = aws_lambda_function.large.arn
  topics            = ["topic"]
  starting_position = "LATEST"
  provisioned_poller_config {
    minimum_pollers = 2
    maximum_pollers = 10
  }
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_globalaccelerator_accelerator" "main" {
  name = "main"
}

resource "aws_globalaccelerator_listener" "main" {
  accelerator_arn = aws_globalaccelerator_accelerator.main.arn
  protocol        = "TCP"
  port_range {
    from_port = 80
    to_port   = 80
  }
}

resource "aws_globalaccelerator_endpoint_group" "without_usage" {
  listener_arn = aws_globalaccelerator_listener.main.arn
}

resource "aws_globalaccelerator_endpoint_group" "here" {
  listener_arn = aws_globalaccelerator_listener.main.arn
}

resource "aws_globalaccelerator_endpoint_group" "in_europe" {
  listener_arn          = aws_globalaccelerator_listener.main.arn
  endpoint_group_region = "eu-west-1"
}

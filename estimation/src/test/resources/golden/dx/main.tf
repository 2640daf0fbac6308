provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_dx_connection" "without_usage" {
  name      = "without-usage"
  bandwidth = "1Gbps"
  location  = "EqDC2"
}

resource "aws_dx_connection" "from_several_regions" {
  name      = "from-several-regions"
  bandwidth = "10Gbps"
  location  = "EqDC2"
}

resource "aws_dx_connection" "hosted" {
  name      = "hosted"
  bandwidth = "500Mbps"
  location  = "EqDC2"
}

resource "aws_dx_connection" "unknown_location" {
  name      = "unknown-location"
  bandwidth = "1Gbps"
  location  = "Nowhere1"
}

resource "aws_dx_gateway" "main" {
  name            = "main"
  amazon_side_asn = "64512"
}

resource "aws_ec2_transit_gateway" "hub" {}

resource "aws_vpn_gateway" "main" {
  vpc_id = "vpc-1"
}

resource "aws_dx_gateway_association" "transit_gateway" {
  dx_gateway_id         = aws_dx_gateway.main.id
  associated_gateway_id = aws_ec2_transit_gateway.hub.id
  allowed_prefixes      = ["10.0.0.0/16"]
}

resource "aws_dx_gateway_association" "transit_gateway_with_usage" {
  dx_gateway_id         = aws_dx_gateway.main.id
  associated_gateway_id = aws_ec2_transit_gateway.hub.id
  allowed_prefixes      = ["10.1.0.0/16"]
}

resource "aws_dx_gateway_association" "vpn_gateway" {
  dx_gateway_id         = aws_dx_gateway.main.id
  associated_gateway_id = aws_vpn_gateway.main.id
}

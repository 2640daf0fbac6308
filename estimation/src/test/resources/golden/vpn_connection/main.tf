provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_ec2_transit_gateway" "hub" {}

resource "aws_vpn_connection" "at_vpn_gateway" {
  customer_gateway_id = "cgw-1"
  vpn_gateway_id      = "vgw-1"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "at_known_transit_gateway" {
  customer_gateway_id = "cgw-1"
  transit_gateway_id  = "tgw-1"
  type                = "ipsec.1"
}

resource "aws_vpn_connection" "at_planned_transit_gateway" {
  customer_gateway_id = "cgw-1"
  transit_gateway_id  = aws_ec2_transit_gateway.hub.id
  type                = "ipsec.1"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "without_usage" {
  subnet_ids         = ["subnet-1"]
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = "vpc-1"
}

resource "aws_ec2_transit_gateway_vpc_attachment" "with_usage" {
  subnet_ids         = ["subnet-1"]
  transit_gateway_id = aws_ec2_transit_gateway.hub.id
  vpc_id             = "vpc-2"
}

resource "aws_ec2_transit_gateway_peering_attachment" "to_europe" {
  peer_region             = "eu-west-1"
  peer_transit_gateway_id = "tgw-2"
  transit_gateway_id      = aws_ec2_transit_gateway.hub.id
}

resource "aws_ec2_client_vpn_endpoint" "office" {
  server_certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1"
  client_cidr_block      = "10.9.0.0/16"
  authentication_options {
    type                       = "certificate-authentication"
    root_certificate_chain_arn = "arn:aws:acm:us-east-1:123456789012:certificate/2"
  }
  connection_log_options {
    enabled = false
  }
}

resource "aws_ec2_client_vpn_network_association" "office" {
  client_vpn_endpoint_id = aws_ec2_client_vpn_endpoint.office.id
  subnet_id              = "subnet-1"
}

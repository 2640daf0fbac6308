provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_networkmanager_core_network" "core" {
  global_network_id = "global-network-00000000000000001"
}

resource "aws_networkmanager_vpc_attachment" "vpc" {
  core_network_id = "core-network-00000000000000001"
  vpc_arn         = "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-00000001"
  subnet_arns     = ["arn:aws:ec2:us-east-1:123456789012:subnet/subnet-00000001"]
}

resource "aws_networkmanager_site_to_site_vpn_attachment" "vpn" {
  core_network_id    = "core-network-00000000000000001"
  vpn_connection_arn = "arn:aws:ec2:us-east-1:123456789012:vpn-connection/vpn-00000001"
}

resource "aws_networkmanager_connect_attachment" "connect" {
  core_network_id         = "core-network-00000000000000001"
  edge_location           = "us-east-1"
  transport_attachment_id = "attachment-00000000000000001"

  options {
    protocol = "GRE"
  }
}

resource "aws_networkmanager_transit_gateway_peering" "peering" {
  core_network_id     = "core-network-00000000000000001"
  transit_gateway_arn = "arn:aws:ec2:us-east-1:123456789012:transit-gateway/tgw-00000001"
}

resource "aws_ec2_transit_gateway_connect" "connect" {
  transit_gateway_id      = "tgw-00000001"
  transport_attachment_id = "tgw-attach-00000001"
}

resource "aws_ec2_transit_gateway_multicast_domain" "domain" {
  transit_gateway_id = "tgw-00000001"
}

resource "aws_vpclattice_service" "service" {
  name = "service"
}

resource "aws_verifiedaccess_endpoint" "endpoint" {
  application_domain       = "app.example.org"
  attachment_type          = "vpc"
  domain_certificate_arn   = "arn:aws:acm:us-east-1:123456789012:certificate/example"
  endpoint_domain_prefix   = "app"
  endpoint_type            = "network-interface"
  security_group_ids       = ["sg-00000001"]
  verified_access_group_id = "vagr-00000001"

  network_interface_options {
    network_interface_id = "eni-00000001"
    port                 = 443
    protocol             = "https"
  }
}

resource "aws_vpc_ipam" "advanced" {
  operating_regions {
    region_name = "us-east-1"
  }
}

resource "aws_vpc_ipam" "free" {
  tier = "free"

  operating_regions {
    region_name = "us-east-1"
  }
}

resource "aws_ec2_network_insights_analysis" "analysis" {
  network_insights_path_id = "nip-00000001"
}

provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_networkfirewall_firewall" "one_zone" {
  name                = "one-zone"
  firewall_policy_arn = "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/p"
  vpc_id              = "vpc-1"
  subnet_mapping {
    subnet_id = "subnet-1"
  }
}

resource "aws_subnet" "planned" {
  count      = 2
  vpc_id     = "vpc-1"
  cidr_block = "10.0.${count.index}.0/24"
}

resource "aws_networkfirewall_firewall" "two_zones" {
  name                = "two-zones"
  firewall_policy_arn = "arn:aws:network-firewall:us-east-1:123456789012:firewall-policy/p"
  vpc_id              = "vpc-1"
  subnet_mapping {
    subnet_id = aws_subnet.planned[0].id
  }
  subnet_mapping {
    subnet_id = aws_subnet.planned[1].id
  }
}

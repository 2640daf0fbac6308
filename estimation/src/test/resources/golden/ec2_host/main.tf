provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_ec2_host" "family" {
  availability_zone = "us-east-1a"
  instance_family   = "c5"
}

resource "aws_ec2_host" "type" {
  availability_zone = "us-east-1a"
  instance_type     = "mac1.metal"
}

# The zone decides, whatever region the provider is of.
resource "aws_ec2_host" "reserved_partly_upfront" {
  availability_zone = "us-east-2a"
  instance_type     = "c5.large"
}

resource "aws_ec2_host" "reserved_upfront" {
  availability_zone = "us-east-1a"
  instance_type     = "m5d.large"
}

resource "aws_ec2_traffic_mirror_session" "session" {
  network_interface_id     = "eni-00000000"
  traffic_mirror_filter_id = "tmf-00000000"
  traffic_mirror_target_id = "tmt-00000000"
  session_number           = 1
}

resource "aws_ec2_host" "no_price_here" {
  availability_zone = "us-east-2b"
  instance_family   = "r5"
}

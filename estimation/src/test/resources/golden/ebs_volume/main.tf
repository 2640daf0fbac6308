provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_ebs_volume" "default_type" {
  availability_zone = "us-east-1a"
  size              = 10
}

resource "aws_ebs_volume" "gp3_baseline" {
  availability_zone = "us-east-1a"
  size              = 500
  type              = "gp3"
}

resource "aws_ebs_volume" "gp3_fast" {
  availability_zone = "us-east-1a"
  size              = 500
  type              = "gp3"
  iops              = 6000
  throughput        = 250
}

resource "aws_ebs_volume" "io2_three_tiers" {
  availability_zone = "us-east-1a"
  size              = 100
  type              = "io2"
  iops              = 100000
}

resource "aws_ebs_volume" "magnetic" {
  availability_zone = "us-east-1a"
  size              = 20
  type              = "standard"
}

resource "aws_ebs_volume" "elsewhere" {
  availability_zone = "eu-west-1b"
  size              = 40
  type              = "st1"
}

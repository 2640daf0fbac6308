provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_efs_file_system" "without_usage" {}

resource "aws_efs_file_system" "standard" {
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}

resource "aws_efs_file_system" "one_zone" {
  availability_zone_name = "us-east-1a"
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
}

resource "aws_efs_file_system" "provisioned" {
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = 100
}

resource "aws_efs_file_system" "provisioned_without_usage" {
  throughput_mode                 = "provisioned"
  provisioned_throughput_in_mibps = 100
}

resource "aws_efs_file_system" "elastic_with_archive" {
  throughput_mode = "elastic"
  lifecycle_policy {
    transition_to_ia = "AFTER_30_DAYS"
  }
  lifecycle_policy {
    transition_to_archive = "AFTER_90_DAYS"
  }
}

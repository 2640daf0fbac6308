provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_fsx_windows_file_system" "one_zone" {
  subnet_ids          = ["subnet-1"]
  storage_capacity    = 300
  throughput_capacity = 1024
  active_directory_id = "d-1234567890"
}

resource "aws_fsx_windows_file_system" "two_zones_hdd" {
  subnet_ids          = ["subnet-1", "subnet-2"]
  preferred_subnet_id = "subnet-1"
  deployment_type     = "MULTI_AZ_1"
  storage_type        = "HDD"
  storage_capacity    = 2000
  throughput_capacity = 8
  active_directory_id = "d-1234567890"
}

resource "aws_fsx_openzfs_file_system" "plain" {
  subnet_ids          = ["subnet-1"]
  deployment_type     = "SINGLE_AZ_1"
  storage_capacity    = 1024
  throughput_capacity = 64
}

resource "aws_fsx_openzfs_file_system" "compressed" {
  subnet_ids          = ["subnet-1"]
  deployment_type     = "SINGLE_AZ_1"
  storage_capacity    = 1024
  throughput_capacity = 64
  disk_iops_configuration {
    mode = "USER_PROVISIONED"
    iops = 5000
  }
  root_volume_configuration {
    data_compression_type = "LZ4"
  }
}

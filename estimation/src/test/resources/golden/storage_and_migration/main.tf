provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_redshiftserverless_workgroup" "defaults" {
  namespace_name = "example"
  workgroup_name = "defaults"
}

resource "aws_redshiftserverless_workgroup" "small" {
  namespace_name = "example"
  workgroup_name = "small"
  base_capacity  = 8
}

resource "aws_dms_replication_config" "serverless" {
  replication_config_identifier = "serverless"
  replication_type              = "full-load"
  source_endpoint_arn           = "arn:aws:dms:us-east-1:123456789012:endpoint:SOURCE"
  target_endpoint_arn           = "arn:aws:dms:us-east-1:123456789012:endpoint:TARGET"
  table_mappings                = "{}"

  compute_config {
    replication_subnet_group_id = "example"
    max_capacity_units          = 16
  }
}

resource "aws_lightsail_lb" "balancer" {
  name          = "balancer"
  instance_port = 80
}

resource "aws_lightsail_disk" "disk" {
  name              = "disk"
  availability_zone = "us-east-1a"
  size_in_gb        = 64
}

resource "aws_lightsail_database" "standard" {
  relational_database_name = "standard"
  blueprint_id             = "mysql_8_0"
  bundle_id                = "micro_2_0"
  master_database_name     = "example"
  master_username          = "example"
  master_password          = "examplepassword"
}

resource "aws_lightsail_database" "high" {
  relational_database_name = "high"
  blueprint_id             = "mysql_8_0"
  bundle_id                = "small_ha_2_0"
  master_database_name     = "example"
  master_username          = "example"
  master_password          = "examplepassword"
}

resource "aws_lightsail_container_service" "service" {
  name  = "service"
  power = "small"
  scale = 2
}

resource "aws_s3_directory_bucket" "bucket" {
  bucket = "example--use1-az4--x-s3"

  location {
    name = "use1-az4"
  }
}

resource "aws_transfer_connector" "connector" {
  access_role = "arn:aws:iam::123456789012:role/example"
  url         = "sftp://example.org"

  sftp_config {
    trusted_host_keys = ["ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7"]
    user_secret_id    = "example"
  }
}

resource "aws_glue_dev_endpoint" "defaults" {
  name     = "defaults"
  role_arn = "arn:aws:iam::123456789012:role/example"
}

resource "aws_glue_dev_endpoint" "workers" {
  name              = "workers"
  role_arn          = "arn:aws:iam::123456789012:role/example"
  worker_type       = "G.2X"
  number_of_workers = 3
}

resource "aws_glue_catalog_table_optimizer" "optimizer" {
  catalog_id    = "123456789012"
  database_name = "example"
  table_name    = "example"
  type          = "compaction"

  configuration {
    role_arn = "arn:aws:iam::123456789012:role/example"
    enabled  = true
  }
}

resource "aws_storagegateway_gateway" "files" {
  gateway_ip_address = "192.0.2.1"
  gateway_name       = "files"
  gateway_timezone   = "GMT"
  gateway_type       = "FILE_S3"
}

resource "aws_storagegateway_gateway" "windows" {
  gateway_ip_address = "192.0.2.2"
  gateway_name       = "windows"
  gateway_timezone   = "GMT"
  gateway_type       = "FILE_FSX_SMB"
}

resource "aws_storagegateway_cached_iscsi_volume" "volume" {
  gateway_arn          = "arn:aws:storagegateway:us-east-1:123456789012:gateway/sgw-00000001"
  network_interface_id = "192.0.2.1"
  target_name          = "volume"
  volume_size_in_bytes = 5368709120
}

resource "aws_storagegateway_tape_pool" "archive" {
  pool_name     = "archive"
  storage_class = "GLACIER"
}

resource "aws_storagegateway_tape_pool" "deep" {
  pool_name     = "deep"
  storage_class = "DEEP_ARCHIVE"
}

resource "aws_ebs_fast_snapshot_restore" "restore" {
  availability_zone = "us-east-1a"
  snapshot_id       = "snap-00000001"
}

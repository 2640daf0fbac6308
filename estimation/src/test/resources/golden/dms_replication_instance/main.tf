provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_dms_replication_instance" "defaults" {
  replication_instance_class = "dms.t2.micro"
  replication_instance_id    = "defaults"
}

resource "aws_dms_replication_instance" "more_storage" {
  replication_instance_class = "dms.t3.large"
  replication_instance_id    = "more-storage"
  allocated_storage          = 60
}

resource "aws_dms_replication_instance" "multi_az" {
  replication_instance_class = "dms.r5.large"
  replication_instance_id    = "multi-az"
  allocated_storage          = 150
  multi_az                   = true
}

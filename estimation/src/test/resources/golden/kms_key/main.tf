provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_kms_key" "symmetric" {}

resource "aws_kms_key" "rsa_2048" {
  customer_master_key_spec = "RSA_2048"
}

resource "aws_kms_key" "elliptic" {
  customer_master_key_spec = "ECC_NIST_P256"
  key_usage                = "SIGN_VERIFY"
}

resource "aws_kms_key" "with_usage" {}

resource "aws_kms_external_key" "imported" {}

resource "aws_kms_replica_key" "copy" {
  primary_key_arn = "arn:aws:kms:us-west-2:123456789012:key/mrk-1234abcd"
}

resource "aws_kms_replica_external_key" "imported_replica" {
  primary_key_arn = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1"
}

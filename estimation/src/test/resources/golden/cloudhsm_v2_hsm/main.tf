provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}

resource "aws_cloudhsm_v2_hsm" "always" {
  cluster_id = "cluster-aaaaaaaa"
  subnet_id  = "subnet-1"
}

resource "aws_cloudhsm_v2_hsm" "sometimes" {
  cluster_id = "cluster-aaaaaaaa"
  subnet_id  = "subnet-2"
}
